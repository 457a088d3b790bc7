package dev.amana.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds its counter-example, and nothing but it. */
class ArchitectureRulesTest {
    private static final JavaClasses EXAMPLES =
            new ClassFileImporter().importPackages("dev.amana.apples", "dev.amana.pears");

    private static final Map<String, Set<String>> GUILTY = Map.ofEntries(
            Map.entry("CONTEXTS_MEET_IN_CONTRACTS_ONLY", Set.of("KnowsThePear")),
            Map.entry("FOREIGN_CONTRACTS_STOP_AT_INBOUND", Set.of("KnowsForeignContract")),
            Map.entry("CONTRACTS_HAVE_NO_FRAMEWORK", Set.of("SpringyContract")),
            Map.entry("CONTROLLERS_LIVE_IN_WEB", Set.of("StrayController")),
            Map.entry("EVENT_SOURCING_HANDLERS_ONLY_CHANGE_STATE", Set.of("Talkative")),
            Map.entry("THE_DOMAIN_READS_NO_CLOCK_AND_DRAWS_NO_LOTS", Set.of("ReadsTheClock")),
            Map.entry("NOTHING_IS_INJECTED_INTO_FIELDS", Set.of("InjectedField")),
            Map.entry("NAMES_SAY_SOMETHING", Set.of("AppleHelper")),
            Map.entry("PACKAGES_ARE_EXPLAINED_AND_NULL_MARKED", Set.of("Nameless")),
            Map.entry("PROCESSES_SAY_WHEN_AND_THEN", Set.of("AppleProcess")),
            Map.entry("NOBODY_PRINTS", Set.of("Printer")));

    static Stream<String> rules() {
        return Arrays.stream(ArchitectureRules.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(Field::getName);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleFindsItsCounterExampleAndNothingElse(String name) throws ReflectiveOperationException {
        ArchRule rule =
                (ArchRule) ArchitectureRules.class.getDeclaredField(name).get(null);
        EvaluationResult result = rule.evaluate(EXAMPLES);
        assertThat(GUILTY).as("counter-examples").containsKey(name);
        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().getDetails())
                .allSatisfy(detail -> assertThat(GUILTY.get(name)).as(detail).anyMatch(detail::contains));
    }

    @Test
    void everyRuleHasACounterExample() {
        assertThat(rules().collect(Collectors.toSet())).isEqualTo(GUILTY.keySet());
    }

    @Test
    void whatIsAsItShouldBePasses() {
        JavaClasses good = new ClassFileImporter()
                .importClasses(
                        dev.amana.apples.inbound.PearsInbox.class,
                        dev.amana.apples.web.AppleController.class,
                        dev.amana.apples.tree.Apple.class,
                        dev.amana.apples.process.WhenApplePickedThenPress.class,
                        dev.amana.apples.contract.ApplesEvent.class);
        for (ArchRule rule : new ArchRule[] {
            ArchitectureRules.CONTEXTS_MEET_IN_CONTRACTS_ONLY,
            ArchitectureRules.FOREIGN_CONTRACTS_STOP_AT_INBOUND,
            ArchitectureRules.CONTRACTS_HAVE_NO_FRAMEWORK,
            ArchitectureRules.CONTROLLERS_LIVE_IN_WEB,
            ArchitectureRules.EVENT_SOURCING_HANDLERS_ONLY_CHANGE_STATE,
            ArchitectureRules.PROCESSES_SAY_WHEN_AND_THEN
        }) {
            rule.check(good);
        }
    }
}
