package dev.amana.moderation.ruleset;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.amana.moderation.signal.Category;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Severity;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What conditions can ask for, with its types, and its values for one message. */
final class Facts implements CelTypeProvider {
    /** Fields of the sender that are read from the database. */
    static final ImmutableSet<String> HISTORY = ImmutableSet.of("withheld", "last_hour", "known_days");

    private static final StructType SIGNAL = struct(
            "Signal",
            ImmutableMap.of(
                    "category", SimpleType.STRING,
                    "name", SimpleType.STRING,
                    "confidence", SimpleType.DOUBLE,
                    "severity", SimpleType.STRING,
                    "level", SimpleType.INT,
                    "place", SimpleType.STRING,
                    "view", SimpleType.STRING));
    private static final StructType SENDER = struct(
            "Sender",
            ImmutableMap.of(
                    "role", SimpleType.STRING,
                    "standing", SimpleType.STRING,
                    "language", SimpleType.STRING,
                    "withheld", SimpleType.INT,
                    "last_hour", SimpleType.INT,
                    "known_days", SimpleType.INT));
    private static final StructType RECIPIENT =
            struct("Recipient", ImmutableMap.of("role", SimpleType.STRING, "standing", SimpleType.STRING));
    private static final ImmutableList<CelType> TYPES = ImmutableList.of(SIGNAL, SENDER, RECIPIENT);

    static final ImmutableMap<String, CelType> VARIABLES = ImmutableMap.of(
            "signals", ListType.create(StructTypeReference.create(SIGNAL.name())),
            "score", SimpleType.DOUBLE,
            "sender", StructTypeReference.create(SENDER.name()),
            "recipient", StructTypeReference.create(RECIPIENT.name()));

    private static StructType struct(String name, ImmutableMap<String, CelType> fields) {
        return StructType.create(name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return TYPES;
    }

    @Override
    public Optional<CelType> findType(String name) {
        return TYPES.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    static Map<String, Object> of(Message message, List<Signal> signals, SenderFacts history) {
        Map<String, Object> sender = new HashMap<>(role(message.sender()));
        sender.put("language", Locale.forLanguageTag(message.locale()).getLanguage());
        sender.put("withheld", history.withheld());
        sender.put("last_hour", history.lastHour());
        sender.put("known_days", history.knownDays());
        return Map.of(
                "signals", signals.stream().map(Facts::signal).toList(),
                "score",
                        signals.stream()
                                .filter(signal -> signal.name().equals(Category.LEARNED))
                                .mapToDouble(Signal::confidence)
                                .max()
                                .orElse(0),
                "sender", sender,
                "recipient", role(message.recipient()));
    }

    /** The same facts with other signals, and without a classifier's probability. */
    static Map<String, Object> without(Map<String, Object> facts, List<Signal> certain) {
        Map<String, Object> other = new HashMap<>(facts);
        other.put("signals", certain.stream().map(Facts::signal).toList());
        other.put("score", 0.0);
        return other;
    }

    private static Map<String, Object> role(Role role) {
        return Map.of("role", lower(role), "standing", lower(role.standing()));
    }

    private static Map<String, Object> signal(Signal signal) {
        return Map.of(
                "category", signal.category(),
                "name", signal.name(),
                "confidence", signal.confidence(),
                "severity", lower(signal.severity()),
                "level", level(signal.severity()),
                "place", lower(signal.place()),
                "view", lower(signal.view()));
    }

    private static long level(Severity severity) {
        return switch (severity) {
            case NONE -> 0;
            case LOW -> 1;
            case MEDIUM -> 2;
            case HIGH -> 3;
            case CRITICAL -> 4;
        };
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
