package dev.amana.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;

/** Conditions on single members. */
final class HandlerConditions {
    private static final Set<String> FORBIDDEN_OWNERS = Set.of(
            "org.slf4j.Logger",
            "java.lang.System$Logger",
            "java.time.Clock",
            "org.axonframework.modelling.command.AggregateLifecycle",
            "org.axonframework.commandhandling.gateway.CommandGateway",
            "org.axonframework.commandhandling.CommandBus",
            "org.axonframework.eventhandling.gateway.EventGateway");
    private static final List<String> INJECTIONS = List.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource");

    private HandlerConditions() {}

    static ArchCondition<JavaMethod> onlyChangeState() {
        return new ArchCondition<>("neither log nor throw nor dispatch nor read a clock") {
            @Override
            public void check(JavaMethod handler, ConditionEvents events) {
                for (JavaMethodCall call : handler.getMethodCallsFromSelf()) {
                    if (isForbidden(call.getTargetOwner()) || DomainPredicates.READS_A_CLOCK_OR_DRAWS_LOTS.test(call)) {
                        events.add(SimpleConditionEvent.violated(handler, call.getDescription()));
                    }
                }
                for (JavaConstructorCall call : handler.getConstructorCallsFromSelf()) {
                    if (call.getTargetOwner().isAssignableTo(Throwable.class)) {
                        events.add(SimpleConditionEvent.violated(handler, call.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isForbidden(JavaClass owner) {
        return FORBIDDEN_OWNERS.stream().anyMatch(owner::isAssignableTo);
    }

    static ArchCondition<JavaField> notBeInjected() {
        return new ArchCondition<>("not be injected") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                if (INJECTIONS.stream().anyMatch(field::isAnnotatedWith)) {
                    events.add(SimpleConditionEvent.violated(field, field.getDescription() + " is injected"));
                }
            }
        };
    }

    static boolean isEventHandler(JavaCodeUnit unit) {
        return unit.isAnnotatedWith("org.axonframework.eventhandling.EventHandler")
                || unit.isAnnotatedWith("org.springframework.kafka.annotation.KafkaListener");
    }
}
