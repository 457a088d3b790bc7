package dev.amana.testkit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;

/** Predicates that tell the domain from what surrounds it. */
final class DomainPredicates {
    private static final Set<String> TIMES = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime",
            "java.time.Year");

    static final DescribedPredicate<JavaClass> LIVE_BESIDE_AN_AGGREGATE = DescribedPredicate.describe(
            "live in the package of an aggregate",
            type -> type.getPackage().getClasses().stream().anyMatch(DomainPredicates::isAggregate));

    static final DescribedPredicate<JavaClass> HANDLE_EVENTS = DescribedPredicate.describe(
            "handle events", type -> type.getCodeUnits().stream().anyMatch(HandlerConditions::isEventHandler));

    static final DescribedPredicate<JavaMethodCall> READS_A_CLOCK_OR_DRAWS_LOTS =
            DescribedPredicate.describe("reads a clock or draws lots", call -> {
                String owner = call.getTargetOwner().getFullName();
                String name = call.getName();
                return (TIMES.contains(owner) && name.equals("now"))
                        || (owner.equals("java.util.UUID") && name.equals("randomUUID"))
                        || (owner.equals("java.lang.System")
                                && (name.equals("currentTimeMillis") || name.equals("nanoTime")))
                        || (owner.equals("java.lang.Math") && name.equals("random"))
                        || owner.equals("java.util.concurrent.ThreadLocalRandom");
            });

    private DomainPredicates() {}

    private static boolean isAggregate(JavaClass type) {
        return type.isAnnotatedWith("org.axonframework.spring.stereotype.Aggregate");
    }
}
