package dev.amana.moderation.transparency;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/** The JSON Schema (2020-12) of a statement of reasons; no statement is kept that does not obey it. */
@Component
public class StatementSchema {
    private final String source = read();
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(source);

    public String source() {
        return source;
    }

    /** @throws IllegalArgumentException with what is wrong, where the statement breaks the schema */
    void require(String statement) {
        List<Error> errors = schema.validate(statement, InputFormat.JSON);
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("A statement of reasons breaks its schema: " + errors);
        }
    }

    private static String read() {
        try (InputStream in = StatementSchema.class.getResourceAsStream(
                "/moderation/transparency/statement-of-reasons.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("The schema of statements is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
