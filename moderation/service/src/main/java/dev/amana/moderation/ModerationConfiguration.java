package dev.amana.moderation;

import dev.amana.moderation.assessment.Redaction;
import dev.amana.moderation.assessment.Screener;
import dev.amana.moderation.assessment.SignalReader;
import dev.amana.moderation.availability.AvailabilityEvent;
import dev.amana.moderation.casefile.CaseFileEvent;
import dev.amana.moderation.contact.ContactFinder;
import dev.amana.moderation.contact.ContactSignals;
import dev.amana.moderation.investigation.InvestigationEvent;
import dev.amana.moderation.model.FoundationModel;
import dev.amana.moderation.model.ModelSignals;
import dev.amana.moderation.number.PersonalNumbers;
import dev.amana.moderation.report.ReportEvent;
import dev.amana.moderation.rulebook.RuleBookEvent;
import dev.amana.moderation.rules.LiveRules;
import dev.amana.moderation.screening.ScreeningEvent;
import dev.amana.moderation.signal.SignalSource;
import dev.amana.moderation.staff.StaffEvent;
import dev.amana.moderation.text.Normaliser;
import dev.amana.platform.eventstore.EventCatalog;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts together that know nothing of Spring. */
@Configuration(proxyBeanMethods = false)
class ModerationConfiguration {
    @Bean
    EventCatalog moderationEvents() {
        return new EventCatalog(
                ScreeningEvent.class,
                AvailabilityEvent.class,
                CaseFileEvent.class,
                ReportEvent.class,
                RuleBookEvent.class,
                StaffEvent.class,
                InvestigationEvent.class);
    }

    @Bean
    Normaliser normaliser() {
        return new Normaliser();
    }

    @Bean
    LiveRules liveRules(ModerationProperties properties, Normaliser normaliser, MeterRegistry meters) {
        return LiveRules.from(properties.rulesDir(), normaliser, meters);
    }

    @Bean
    RulesWatch rulesWatch(LiveRules rules, ModerationProperties properties) {
        return new RulesWatch(rules, properties.rulesPollInterval());
    }

    @Bean
    ContactFinder contactFinder(Normaliser normaliser, ModerationProperties properties) {
        return new ContactFinder(normaliser, Set.copyOf(properties.ownDomains()));
    }

    @Bean
    PersonalNumbers personalNumbers(Normaliser normaliser) {
        return new PersonalNumbers(normaliser);
    }

    @Bean
    ModelSignals modelSignals() {
        return new ModelSignals(FoundationModel.builtIn());
    }

    @Bean
    SignalReader signalReader(ContactFinder contacts, ModelSignals model, List<SignalSource> more) {
        return new SignalReader(new ContactSignals(contacts), model, more);
    }

    @Bean
    Screener screener(LiveRules rules, SignalReader reader) {
        return new Screener(rules, reader);
    }

    @Bean
    Redaction redaction(ContactFinder contacts) {
        return new Redaction(contacts);
    }
}
