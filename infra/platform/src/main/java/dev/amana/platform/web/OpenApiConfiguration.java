package dev.amana.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** What every context's OpenAPI document says alike: its title, bearer tokens, and the form of problems. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class OpenApiConfiguration {
    private static final String BEARER = "bearer";
    private static final String PROBLEM = "Problem";
    private static final Map<String, String> PROBLEMS = Map.of(
            "400", "The request is not valid",
            "401", "No valid token",
            "403", "The caller's role does not allow it",
            "500", "A fault of ours");

    @Bean
    @ConditionalOnMissingBean
    OpenAPI openApi(Environment environment) {
        String context = environment.getRequiredProperty("amana.context");
        return new OpenAPI()
                .info(new Info()
                        .title("Amana: " + context)
                        .version("1")
                        .description(
                                "Errors are problems after RFC 9457, localised by Accept-Language (en, de, ar, ja)."
                                        + " POST, PUT and DELETE honour Idempotency-Key."))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    @Bean
    GlobalOpenApiCustomizer problemResponses() {
        return api -> {
            if (api.getComponents() == null) {
                api.setComponents(new Components());
            }
            api.getComponents().addSchemas(PROBLEM, problem());
            if (api.getPaths() != null) {
                api.getPaths()
                        .values()
                        .forEach(path -> path.readOperations().forEach(OpenApiConfiguration::addProblems));
            }
        };
    }

    private static void addProblems(Operation operation) {
        PROBLEMS.forEach((status, text) -> operation
                .getResponses()
                .putIfAbsent(
                        status,
                        new ApiResponse()
                                .description(text)
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/" + PROBLEM))))));
    }

    private static Schema<?> problem() {
        Schema<?> error = new ObjectSchema()
                .addProperty("pointer", new StringSchema().description("JSON pointer as a fragment (RFC 6901)"))
                .addProperty("detail", new StringSchema());
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty("type", new StringSchema().format("uri-reference").example("/problems/invalid-request"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty("errors", new ArraySchema().items(error))
                .addProperty("reference", new StringSchema().description("Of a fault, for its report"));
    }
}
