package dev.amana.moderation.ruleset;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;

/** Checks conditions against the types of what they can ask for. */
final class Conditions {
    static final int LONGEST_CHARS = 2_000;
    private static final int MOST_STEPS = 10_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST_CHARS)
            .comprehensionMaxIterations(MOST_STEPS)
            .build();

    private final CelCompiler compiler;
    private final CelRuntime runtime =
            CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();

    Conditions() {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(new Facts())
                .setResultType(SimpleType.BOOL);
        Facts.VARIABLES.forEach(builder::addVar);
        this.compiler = builder.build();
    }

    /** Exactly one of both is there. */
    record Checked(List<Condition> condition, List<Issue> issues) {}

    /**
     * @param line in the expression, from 1
     * @param column in that line, from 0
     */
    record Issue(int line, int column, String message) {}

    Checked check(String expression) {
        CelValidationResult result = compiler.compile(expression);
        if (result.hasError()) {
            return new Checked(
                    List.of(),
                    result.getErrors().stream().map(Conditions::issue).toList());
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            return new Checked(List.of(new Condition(runtime.createProgram(tree), tree)), List.of());
        } catch (CelValidationException | CelEvaluationException defect) {
            return new Checked(List.of(), List.of(new Issue(1, 0, String.valueOf(defect.getMessage()))));
        }
    }

    private static Issue issue(CelIssue issue) {
        return new Issue(
                Math.max(1, issue.getSourceLocation().getLine()),
                Math.max(0, issue.getSourceLocation().getColumn()),
                issue.getMessage());
    }
}
