package dev.amana.testkit;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions on what one context may know of another. */
final class ContextConditions {
    private static final Pattern CONTEXT = Pattern.compile("dev\\.amana\\.([a-z]+)(?:\\..*)?");
    private static final Set<String> SHARED =
            Set.of("platform", "published", "backing", "testkit", "standalone", "bench", "systemtests");

    private ContextConditions() {}

    static ArchCondition<JavaClass> knowOtherContextsByContractOnly() {
        return condition(
                "know other contexts by their contract only",
                dependency -> isForeign(dependency) && !isContract(dependency.getTargetClass()));
    }

    static ArchCondition<JavaClass> knowForeignContractsAtInboundOnly() {
        return condition(
                "know foreign contracts at inbound only",
                dependency -> isForeign(dependency)
                        && isContract(dependency.getTargetClass())
                        && !isInbound(dependency.getOriginClass()));
    }

    private static ArchCondition<JavaClass> condition(String description, Predicate<Dependency> violation) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    if (violation.test(dependency)) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isForeign(Dependency dependency) {
        Optional<String> origin = contextOf(dependency.getOriginClass());
        Optional<String> target = contextOf(dependency.getTargetClass());
        return origin.isPresent() && target.isPresent() && !origin.equals(target);
    }

    private static Optional<String> contextOf(JavaClass type) {
        Matcher name = CONTEXT.matcher(type.getBaseComponentType().getPackageName());
        return name.matches() && !SHARED.contains(name.group(1)) ? Optional.of(name.group(1)) : Optional.empty();
    }

    private static boolean isContract(JavaClass type) {
        return rooms(type).startsWith("contract");
    }

    private static boolean isInbound(JavaClass type) {
        return ("." + rooms(type) + ".").contains(".inbound.");
    }

    private static String rooms(JavaClass type) {
        return type.getBaseComponentType().getPackageName().replaceFirst("dev\\.amana\\.[a-z]+\\.?", "");
    }
}
