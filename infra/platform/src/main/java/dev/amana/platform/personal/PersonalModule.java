package dev.amana.platform.personal;

import dev.amana.published.SealedText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Lets Jackson seal {@link Personal} when it writes and open it lazily when it reads. Its JSON form is that of {@link
 * SealedText}: whatever writes JSON with this module writes no clear text.
 */
public final class PersonalModule extends SimpleModule {
    public PersonalModule(Vault vault) {
        super("amana-personal");
        addSerializer(Personal.class, new Sealing(vault));
        addDeserializer(Personal.class, new Opening(vault));
    }

    private static final class Sealing extends ValueSerializer<Personal> {
        private final Vault vault;

        Sealing(Vault vault) {
            this.vault = vault;
        }

        @Override
        public void serialize(Personal value, JsonGenerator json, SerializationContext context) {
            SealedText sealed = vault.seal(value);
            json.writeStartObject();
            json.writeStringProperty("subject", sealed.subject());
            json.writeStringProperty("retention", sealed.retention());
            json.writeStringProperty("ciphertext", sealed.ciphertext());
            json.writeEndObject();
        }
    }

    private static final class Opening extends ValueDeserializer<Personal> {
        private final Vault vault;

        Opening(Vault vault) {
            this.vault = vault;
        }

        @Override
        public Personal deserialize(JsonParser parser, DeserializationContext context) {
            return vault.open(context.readValue(parser, SealedText.class));
        }
    }
}
