package dev.amana.messaging.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks the DNS, within bounds, and remembers the answers for as long as they say. */
final class Dns {
    private static final int PORT = 53;
    private static final int TRIES = 2;
    private static final long SHORTEST_SECONDS = 5;
    private static final long LONGEST_SECONDS = 3_600;
    /** An answer "there is nothing" is believed for this long. */
    private static final long NOTHING_SECONDS = 300;

    sealed interface Answer {
        record Found(List<Record> records) implements Answer {}

        record Nothing() implements Answer {}

        /** No answer in time, or none that makes sense. */
        record Failed() implements Answer {}
    }

    private record Question(String name, int type) {}

    private final Resolver resolver;
    private final Cache<Question, Answer> answers;
    private final MeterRegistry meters;
    private final SenderCheckProperties settings;

    Dns(SenderCheckProperties settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
        this.resolver = resolver(settings);
        this.answers = Caffeine.newBuilder()
                .maximumSize(settings.cachedAnswers())
                .expireAfter(Expiry.creating((Question question, Answer answer) -> lifetime(answer)))
                .build();
    }

    private static Resolver resolver(SenderCheckProperties settings) {
        ExtendedResolver resolver = settings.dnsServers().isEmpty()
                ? new ExtendedResolver()
                : new ExtendedResolver(settings.dnsServers().stream()
                        .<Resolver>map(server -> new SimpleResolver(address(server)))
                        .toList());
        resolver.setTimeout(settings.dnsTimeout());
        resolver.setRetries(TRIES);
        return resolver;
    }

    private static InetSocketAddress address(String server) {
        int colon = server.lastIndexOf(':');
        boolean port = colon > 0 && colon == server.indexOf(':');
        return port
                ? new InetSocketAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)))
                : new InetSocketAddress(server, PORT);
    }

    private static Duration lifetime(Answer answer) {
        long seconds = switch (answer) {
            case Answer.Found(List<Record> records) ->
                records.stream().mapToLong(Record::getTTL).min().orElse(0);
            case Answer.Nothing() -> NOTHING_SECONDS;
            case Answer.Failed() -> SHORTEST_SECONDS;
        };
        return Duration.ofSeconds(Math.clamp(seconds, SHORTEST_SECONDS, LONGEST_SECONDS));
    }

    /** The questions of one mail. */
    Questions questions() {
        return new Questions();
    }

    /** Bounds what one mail can make us ask. Used by one thread. */
    final class Questions {
        private final long deadlineNanos =
                System.nanoTime() + settings.longestCheck().toNanos();
        private int left = settings.mostQuestions();

        Answer ask(String name, int type) {
            Question question = new Question(name.toLowerCase(Locale.ROOT), type);
            Answer known = answers.getIfPresent(question);
            if (known != null) {
                return known;
            }
            if (left-- <= 0 || System.nanoTime() > deadlineNanos) {
                return new Answer.Failed();
            }
            Answer answer = look(question);
            answers.put(question, answer);
            return answer;
        }

        /** Texts in one piece each; empty for none and for a failure. */
        List<String> texts(String name) {
            return Dns.texts(ask(name, Type.TXT));
        }
    }

    static List<String> texts(Answer answer) {
        return answer instanceof Answer.Found(List<Record> records)
                ? records.stream()
                        .filter(TXTRecord.class::isInstance)
                        .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                        .toList()
                : List.of();
    }

    private Answer look(Question question) {
        Answer answer = send(question);
        String outcome = switch (answer) {
            case Answer.Found ignored -> "found";
            case Answer.Nothing ignored -> "nothing";
            case Answer.Failed ignored -> "failed";
        };
        meters.counter("amana.messaging.sender.dns", "answer", outcome).increment();
        return answer;
    }

    private Answer send(Question question) {
        Record asked;
        try {
            asked = Record.newRecord(Name.fromString(question.name(), Name.root), question.type(), DClass.IN);
        } catch (TextParseException notAName) {
            return new Answer.Nothing();
        }
        try {
            return read(resolver.send(Message.newQuery(asked)), question.type());
        } catch (IOException e) {
            return new Answer.Failed();
        }
    }

    /** Aliases (CNAME) were followed by the server that we ask. */
    private static Answer read(Message reply, int type) {
        if (reply.getRcode() != Rcode.NOERROR && reply.getRcode() != Rcode.NXDOMAIN) {
            return new Answer.Failed();
        }
        List<Record> records = reply.getSection(Section.ANSWER).stream()
                .filter(record -> record.getType() == type)
                .toList();
        return records.isEmpty() ? new Answer.Nothing() : new Answer.Found(records);
    }
}
