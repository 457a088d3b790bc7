package dev.amana.moderation.review;

import dev.amana.moderation.verdict.Role.Standing;
import dev.amana.platform.security.Caller;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Who belongs to which team. Reviewers' tokens may say it; of others, agents above all, the marketplace or a lead tells.
 * Where nobody has told, nobody is anybody's colleague.
 */
@Component
public class Teams {
    private final JdbcClient jdbc;
    private final ReviewProperties properties;

    Teams(JdbcClient jdbc, ReviewProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** Whoever is calling. */
    public Reviewer caller() {
        String id = Caller.current().subject();
        String told = SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? token.getToken().getClaimAsString(properties.teamClaim())
                : null;
        return new Reviewer(id, told == null ? of(id).orElse(null) : told);
    }

    public Optional<String> of(String staffId) {
        return jdbc.sql("select team from staff_team where staff_id = :id")
                .param("id", staffId)
                .query(String.class)
                .optional();
    }

    /** @param team null for none */
    public void put(String staffId, @Nullable String team) {
        if (team == null) {
            jdbc.sql("delete from staff_team where staff_id = :id")
                    .param("id", staffId)
                    .update();
            return;
        }
        jdbc.sql("""
                insert into staff_team (staff_id, team) values (:id, :team)
                on conflict (staff_id) do update set team = excluded.team""").param("id", staffId).param("team", team).update();
    }

    /** Who of customer service wrote lately, and is of no team that anybody told: of them nobody is kept from judging a colleague. */
    public List<String> unknown(Instant since, int most) {
        return jdbc.sql("""
                select distinct staff_id from staff_message m where received_at > :since
                    and not exists (select from staff_team t where t.staff_id = m.staff_id)
                order by staff_id limit :most""")
                .param("since", Timestamp.from(since))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Throws {@link ReviewRejection.OwnTeam} where it concerns oneself or somebody of one's own team. */
    public void requireElsewhere(Reviewer caller, String staffId) {
        String own = caller.team();
        if (caller.id().equals(staffId)
                || (own != null && of(staffId).filter(own::equals).isPresent())) {
            throw new ReviewRejection.OwnTeam();
        }
    }

    /** Throws {@link ReviewRejection.OwnTeam} where an agent of the reviewer's own team wrote it. */
    public void requireNoColleague(Reviewer reviewer, Standing standing, String senderId) {
        String team = reviewer.team();
        if (team != null
                && standing == Standing.AGENT
                && of(senderId).filter(team::equals).isPresent()) {
            throw new ReviewRejection.OwnTeam();
        }
    }
}
