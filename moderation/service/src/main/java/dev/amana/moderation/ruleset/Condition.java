package dev.amana.moderation.ruleset;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;

/** A condition that was checked. Thread-safe. */
final class Condition {
    private final CelRuntime.Program program;
    private final boolean asksForHistory;

    Condition(CelRuntime.Program program, CelAbstractSyntaxTree tree) {
        this.program = program;
        this.asksForHistory = CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == ExprKind.Kind.SELECT)
                .anyMatch(node -> Facts.HISTORY.contains(node.expr().select().field()));
    }

    /** Whether it needs what only the database knows. */
    boolean asksForHistory() {
        return asksForHistory;
    }

    boolean holds(Map<String, Object> facts) throws CelEvaluationException {
        return Boolean.TRUE.equals(program.eval(facts));
    }
}
