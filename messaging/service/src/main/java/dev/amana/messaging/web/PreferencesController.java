package dev.amana.messaging.web;

import dev.amana.messaging.optout.ContactPreferenceCommand;
import dev.amana.messaging.optout.ContactPreferenceCommand.OptIn;
import dev.amana.messaging.optout.ContactPreferenceCommand.OptOut;
import dev.amana.messaging.optout.OptOuts;
import dev.amana.messaging.party.Choices;
import dev.amana.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a party chooses for itself, signed in. */
@RestController
@RequestMapping("/api/preferences")
@PreAuthorize("hasRole('buyer')")
@Tag(name = "Preferences")
class PreferencesController {
    private final OptOuts optOuts;
    private final CommandGateway commands;
    private final Choices choices;
    private final Clock clock;

    PreferencesController(OptOuts optOuts, CommandGateway commands, Choices choices, Clock clock) {
        this.choices = choices;
        this.optOuts = optOuts;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param sellers who may not write unasked */
    record Preferences(boolean optedOutOfAll, List<String> sellers) {}

    /** @param sellerId absent for all sellers */
    record Choice(
            @Pattern(regexp = ConversationRequest.ID) @Nullable
            String sellerId) {
        String seller() {
            return sellerId == null ? ContactPreferenceCommand.ALL : sellerId;
        }
    }

    @GetMapping
    @Operation(operationId = "preferences", summary = "Of which sellers the caller wants no unsolicited mail")
    Preferences preferences() {
        List<String> chosen = optOuts.of(Caller.current().subject());
        return new Preferences(
                chosen.contains(ContactPreferenceCommand.ALL),
                chosen.stream()
                        .filter(seller -> !seller.equals(ContactPreferenceCommand.ALL))
                        .toList());
    }

    @PostMapping("/opt-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "optOut", summary = "No unsolicited mail of a seller, or of any")
    void optOut(@Valid @RequestBody Choice choice) {
        commands.sendAndWait(new OptOut(Caller.current().subject(), choice.seller(), clock.instant()));
    }

    @PostMapping("/opt-in")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "optIn", summary = "Takes an opt-out back; without a seller every one")
    void optIn(@Valid @RequestBody Choice choice) {
        commands.sendAndWait(new OptIn(Caller.current().subject(), choice.seller(), clock.instant()));
    }

    /** @param language absent for the one that the marketplace tells */
    record Language(
            @Pattern(regexp = "en|de|ar|ja") @Nullable String language) {}

    @PutMapping("/language")
    @PreAuthorize("hasAnyRole('buyer', 'seller')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "chooseLanguage", summary = "In which language Amana writes to the caller")
    void language(@Valid @RequestBody Language language) {
        choices.language(Caller.current().subject(), language.language());
    }
}
