package dev.amana.messaging.notice;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which notices were given, so that none is given twice and nobody gets too many. */
@Component
class NoticeRows {
    private final JdbcClient jdbc;

    NoticeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when it was given before */
    boolean add(Notice notice, Instant at) {
        return jdbc.sql("""
                                insert into notice (notice_id, party_id, template, given_at)
                                values (:id, :party, :template, :at) on conflict do nothing
                                """)
                        .param("id", notice.id())
                        .param("party", notice.partyId())
                        .param("template", notice.template())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    long count(String partyId, String template, Instant since) {
        return jdbc.sql("""
                        select count(*) from notice
                        where party_id = :party and template = :template and given_at > :since
                        """)
                .param("party", partyId)
                .param("template", template)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
