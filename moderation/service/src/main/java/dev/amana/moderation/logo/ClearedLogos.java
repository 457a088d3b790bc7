package dev.amana.moderation.logo;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code cleared_logo}: digests of small pictures that a reviewer has let go. */
@Component
public class ClearedLogos {
    private final JdbcClient jdbc;
    private final LogoProperties properties;
    private final Clock clock;

    ClearedLogos(JdbcClient jdbc, LogoProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether somebody has looked at it before, and let it go. It is then known for longer. */
    public boolean isKnown(String digest, boolean inline, long bytes) {
        if (!isLogo(inline, bytes)) {
            return false;
        }
        Instant now = clock.instant();
        Optional<Instant> usedAt = jdbc.sql("select used_at from cleared_logo where digest = :digest")
                .param("digest", digest)
                .query((row, number) -> row.getTimestamp("used_at").toInstant())
                .optional()
                .filter(at -> at.isAfter(now.minus(properties.knownFor())));
        // Once a day is enough, and keeps those who write at the same time from waiting for each other.
        usedAt.filter(at -> at.isBefore(now.minus(Duration.ofDays(1)))).ifPresent(old -> know(List.of(digest), now));
        return usedAt.isPresent();
    }

    /** A picture of its own may be harmless to one reader, and another one's secret: only what decorates a text is known again. */
    boolean isLogo(boolean inline, long bytes) {
        return inline && bytes <= properties.mostBytes();
    }

    void know(Collection<String> digests, Instant at) {
        for (String digest : digests) {
            jdbc.sql("""
                    insert into cleared_logo (digest, used_at) values (:digest, :at)
                    on conflict (digest) do update set used_at = greatest(cleared_logo.used_at, excluded.used_at)""")
                    .param("digest", digest)
                    .param("at", Timestamp.from(at))
                    .update();
        }
        jdbc.sql("""
                delete from cleared_logo where digest in (
                    select digest from cleared_logo order by used_at desc, digest offset :most)""").param("most", properties.most()).update();
    }

    void forget(Collection<String> digests) {
        digests.forEach(digest -> jdbc.sql("delete from cleared_logo where digest = :digest")
                .param("digest", digest)
                .update());
    }
}
