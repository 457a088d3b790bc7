package dev.amana.messaging.intake;

import dev.amana.messaging.MessagingProperties;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.mime.MailAddress;
import dev.amana.messaging.mime.ParsedMail;
import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import dev.amana.platform.Ids;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The addresses that somebody put into To or Cc beside an alias. Nothing is ever sent there; the author is told, since the
 * reader will not see them either, and an answer to all will not reach them.
 */
@Component
class Elsewhere {
    private static final int MOST = 20;
    private static final int LONGEST = 254;

    private final NoticePost notices;
    private final String aliasDomain;

    Elsewhere(NoticePost notices, MessagingProperties properties) {
        this.notices = notices;
        this.aliasDomain = properties.aliasDomain();
    }

    List<String> in(ParsedMail mail) {
        return mail.recipients().stream()
                .map(MailAddress::address)
                .map(String::strip)
                .filter(address -> address.length() <= LONGEST && !Aliases.isUnder(aliasDomain, address))
                .distinct()
                .limit(MOST)
                .toList();
    }

    /**
     * Once for a mail, into however many conversations it goes. Nothing to a machine, nor to staff, who see it where they
     * read.
     */
    void tell(String authorId, byte[] raw, List<String> addresses) {
        notices.send(Notice.to(
                authorId,
                Ids.derived("elsewhere", authorId, Fingerprint.of(raw)),
                "not-sent-elsewhere",
                Map.of("addresses", String.join("\n", addresses))));
    }
}
