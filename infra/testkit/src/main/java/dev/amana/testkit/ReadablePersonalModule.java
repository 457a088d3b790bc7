package dev.amana.testkit;

import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.published.SealedText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Personal data in the form that is stored, but with the text merely encoded: golden files must be equal at each run,
 * and real ciphertext never is.
 */
final class ReadablePersonalModule extends SimpleModule {
    ReadablePersonalModule() {
        super("readable-personal");
        addSerializer(Personal.class, new Encoding());
        addDeserializer(Personal.class, new Decoding());
    }

    private static final class Encoding extends ValueSerializer<Personal> {
        @Override
        public void serialize(Personal value, JsonGenerator json, SerializationContext context) {
            byte[] text = value.revealOr("").getBytes(StandardCharsets.UTF_8);
            json.writeStartObject();
            json.writeStringProperty("subject", value.subject());
            json.writeStringProperty("retention", value.retention().wireName());
            json.writeStringProperty(
                    "ciphertext", Base64.getEncoder().withoutPadding().encodeToString(text));
            json.writeEndObject();
        }
    }

    private static final class Decoding extends ValueDeserializer<Personal> {
        @Override
        public Personal deserialize(JsonParser parser, DeserializationContext context) {
            SealedText sealed = context.readValue(parser, SealedText.class);
            String text = new String(Base64.getDecoder().decode(sealed.ciphertext()), StandardCharsets.UTF_8);
            return Personal.of(sealed.subject(), RetentionClass.of(sealed.retention()), text);
        }
    }
}
