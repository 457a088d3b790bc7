package dev.amana.moderation.external;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who else is asked ({@code amana.moderation.external-classifier}).
 *
 * @param url where texts are posted to; empty: nobody is asked, and no text leaves
 * @param token sent as a bearer token; empty for none
 * @param timeout of one call, from its beginning to the last byte of the answer
 * @param deadline of all calls for one message
 * @param tries at most
 * @param mostAtOnce calls that are under way together
 * @param restAfter so many messages in a row without an answer
 * @param rest how long it is left alone then, before one message asks it again
 */
@ConfigurationProperties("amana.moderation.external-classifier")
public record ExternalClassifierProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String token,
        @DefaultValue("300ms") Duration timeout,
        @DefaultValue("500ms") Duration deadline,
        @DefaultValue("2") int tries,
        @DefaultValue("16") int mostAtOnce,
        @DefaultValue("5") int restAfter,
        @DefaultValue("30s") Duration rest) {

    @Override
    public String toString() {
        return "ExternalClassifierProperties[url=" + url + "]";
    }
}
