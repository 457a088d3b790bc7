package dev.amana.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.axonframework.eventsourcing.EventSourcingHandler;

/**
 * The rules of the architecture, for any context. A service runs them on itself:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "dev.amana.messaging", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest
 *     static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);
 * }
 * }</pre>
 *
 * <p>Each has a counter-example under the testkit's tests that proves it can fail.
 */
public final class ArchitectureRules {
    private ArchitectureRules() {}

    @ArchTest
    public static final ArchRule CONTEXTS_MEET_IN_CONTRACTS_ONLY = classes()
            .should(ContextConditions.knowOtherContextsByContractOnly())
            .because("a service depends on contracts and on the platform, never on a service");

    @ArchTest
    public static final ArchRule FOREIGN_CONTRACTS_STOP_AT_INBOUND = classes()
            .should(ContextConditions.knowForeignContractsAtInboundOnly())
            .because("what is inside speaks the context's own language");

    @ArchTest
    public static final ArchRule CONTRACTS_HAVE_NO_FRAMEWORK = classes()
            .that()
            .resideInAPackage("dev.amana.*.contract..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.amana.published..", "dev.amana.*.contract..", "org.jspecify..")
            .allowEmptyShould(true)
            .because("anyone can read a contract");

    @ArchTest
    public static final ArchRule CONTROLLERS_LIVE_IN_WEB = classes()
            .that()
            .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
            .should()
            .resideInAnyPackage("..web..", "..pages..", "..console..")
            .allowEmptyShould(true)
            .because("controllers parse, dispatch and map errors, nothing else");

    @ArchTest
    public static final ArchRule EVENT_SOURCING_HANDLERS_ONLY_CHANGE_STATE = methods()
            .that()
            .areAnnotatedWith(EventSourcingHandler.class)
            .should(HandlerConditions.onlyChangeState())
            .allowEmptyShould(true)
            .because("they run again at every load");

    @ArchTest
    public static final ArchRule THE_DOMAIN_READS_NO_CLOCK_AND_DRAWS_NO_LOTS = noClasses()
            .that(DomainPredicates.LIVE_BESIDE_AN_AGGREGATE)
            .should()
            .callMethodWhere(DomainPredicates.READS_A_CLOCK_OR_DRAWS_LOTS)
            .allowEmptyShould(true)
            .because("a decision must give the same events at each repetition: inject Clock and Ids");

    @ArchTest
    public static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = fields().should(HandlerConditions.notBeInjected())
            .allowEmptyShould(true)
            .because("what a class needs stands in its constructor");

    @ArchTest
    public static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helper|Manager|Impl)")
            .because("such a name stands for anything");

    @ArchTest
    public static final ArchRule PACKAGES_ARE_EXPLAINED_AND_NULL_MARKED = classes()
            .should(PackageConditions.liveInAnExplainedPackage())
            .because("a newcomer reads package-info.java first, and null must be said");

    @ArchTest
    public static final ArchRule PROCESSES_SAY_WHEN_AND_THEN = classes()
            .that()
            .resideInAPackage("..process..")
            .and(DomainPredicates.HANDLE_EVENTS)
            .should()
            .haveSimpleNameStartingWith("When")
            .andShould()
            .haveNameMatching(".*When.+Then.+")
            .allowEmptyShould(true)
            .because("a process manager is one class named When…Then…");

    @ArchTest
    public static final ArchRule NOBODY_PRINTS =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because("there is a log");
}
