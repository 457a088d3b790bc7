package dev.amana.messaging.web;

import dev.amana.messaging.MessagingProperties;
import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.availability.Unavailable;
import dev.amana.messaging.conversation.ConversationCommand.AssignAgent;
import dev.amana.messaging.intake.Opening;
import dev.amana.messaging.intake.Opening.Opened;
import dev.amana.messaging.mailbox.ConversationRow;
import dev.amana.messaging.web.ConversationRequest.Person;
import dev.amana.platform.Ids;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/conversations")
@Tag(name = "Conversations")
class ConversationController {
    private final Opening opening;
    private final Access access;
    private final Aliases aliases;
    private final CommandGateway commands;
    private final Ids ids;
    private final Clock clock;
    private final MessagingProperties properties;

    ConversationController(
            Opening opening,
            Access access,
            Aliases aliases,
            CommandGateway commands,
            Ids ids,
            Clock clock,
            MessagingProperties properties) {
        this.properties = properties;
        this.opening = opening;
        this.access = access;
        this.aliases = aliases;
        this.commands = commands;
        this.ids = ids;
        this.clock = clock;
    }

    sealed interface OpenedView {
        String conversationId();
    }

    /** @param buyerAlias stands for the buyer: the seller writes to it; and the other way round */
    record OrderConversation(String conversationId, String buyerAlias, String sellerAlias) implements OpenedView {}

    /** @param supportAlias stands for the support desk: the customer writes to it */
    record SupportConversation(String conversationId, String customerAlias, String supportAlias)
            implements OpenedView {}

    record Assignment(
            @NotBlank @Pattern(regexp = ConversationRequest.ID)
            String agentId) {}

    /** @param alias the address that stands for the caller; {@code counterpartAlias} is the one to write to */
    record ConversationView(
            String conversationId,
            String kind,
            @Nullable String orderId,
            @Nullable String alias,
            @Nullable String counterpartAlias,
            @Nullable String agentId,
            String openedAt) {}

    record ConversationPage(
            List<ConversationView> items, @Nullable String nextCursor) {}

    @PostMapping
    @PreAuthorize("hasRole('marketplace')")
    @Operation(operationId = "openConversation", summary = "Opens a conversation, or tells the aliases of an open one")
    ResponseEntity<OpenedView> open(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody ConversationRequest request) {
        try {
            return "support".equals(request.kind()) ? openSupport(key, request) : openOrder(request);
        } catch (Unavailable unavailable) {
            throw unavailable.problem();
        }
    }

    private ResponseEntity<OpenedView> openOrder(ConversationRequest request) {
        String orderId = required(request.orderId(), "orderId");
        Person buyer = required(request.buyer(), "buyer");
        Person seller = required(request.seller(), "seller");
        if (buyer.partyId().equals(seller.partyId())) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "same-party");
        }
        Opened opened = opening.forOrder(orderId, buyer.described(), seller.described());
        return answer(
                opened, new OrderConversation(opened.conversationId(), opened.firstAlias(), opened.secondAlias()));
    }

    private ResponseEntity<OpenedView> openSupport(@Nullable String key, ConversationRequest request) {
        Person customer = required(request.customer(), "customer");
        String id = key == null
                ? ids.next()
                : Ids.derived("support", Caller.current().subject(), key);
        String agentId = request.agentId() == null ? properties.supportAgent() : request.agentId();
        Opened opened = opening.forSupport(id, customer.described(), agentId, request.orderId());
        return answer(
                opened, new SupportConversation(opened.conversationId(), opened.firstAlias(), opened.secondAlias()));
    }

    private static ResponseEntity<OpenedView> answer(Opened opened, OpenedView view) {
        return ResponseEntity.status(opened.now() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(view);
    }

    @GetMapping
    @Operation(operationId = "listConversations", summary = "The caller's conversations, or those of an order")
    ConversationPage list(
            @RequestParam(required = false) @Nullable String orderId,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String reasonHeader) {
        int limit = Paging.limit(size);
        List<ConversationRow> rows =
                access.conversations(orderId, Paging.text(cursor), limit, Access.reason(reason, reasonHeader));
        List<ConversationView> items =
                rows.stream().map(row -> view(row, Caller.current().subject())).toList();
        String next = rows.size() == limit && orderId == null
                ? Paging.cursor(rows.getLast().conversationId())
                : null;
        return new ConversationPage(items, next);
    }

    private ConversationView view(ConversationRow row, String callerId) {
        List<Alias> both = aliases.of(row.conversationId());
        boolean staff = !callerId.equals(row.firstId()) && !callerId.equals(row.secondId());
        String own = staff ? row.secondId() : callerId;
        return new ConversationView(
                row.conversationId(),
                Words.of(row.kind()),
                row.orderId(),
                address(both, own, true),
                address(both, own, false),
                staff ? row.agentId() : null,
                row.openedAt().toString());
    }

    private @Nullable String address(List<Alias> both, String ownId, boolean own) {
        return both.stream()
                .filter(alias -> alias.ownerId().equals(ownId) == own)
                .findFirst()
                .map(alias -> aliases.address(alias.localPart()))
                .orElse(null);
    }

    @PostMapping("/{conversationId}/assignment")
    @PreAuthorize("hasAnyRole('trust-lead', 'marketplace')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "assignAgent", summary = "Lets another member of staff answer a support conversation")
    void assign(@PathVariable String conversationId, @Valid @RequestBody Assignment assignment) {
        commands.sendAndWait(new AssignAgent(conversationId, assignment.agentId(), clock.instant()));
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "incomplete-conversation", field);
        }
        return value;
    }
}
