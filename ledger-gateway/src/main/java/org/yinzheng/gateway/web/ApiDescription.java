// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.outbox.SubmissionState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the code alone does not tell the description of the API: login, idempotency, the shape of answers. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String PROBLEM = "Problem";
    private static final String CHANGE = "RecordedChange";
    private static final String OPEN = "OpenChange";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, IdempotencyKey.class)
                // fields by the names of a type's schema: any JSON object as far as this description goes
                .replaceWithClass(ObjectNode.class, Object.class)
                .replaceWithClass(JsonNode.class, Object.class);
    }

    @Bean
    OpenAPI describedApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Yinzheng gateway")
                        .version("v1")
                        .description("Electronic licences and receipts on a ledger shared by provinces.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"))
                        .addSchemas(PROBLEM, problem())
                        .addSchemas(CHANGE, change())
                        .addSchemas(OPEN, open()));
    }

    @Bean
    OperationCustomizer describedAnswers() {
        return (operation, method) -> {
            if (changes(method)) {
                operation.addParametersItem(idempotencyKey());
                operation.getResponses().remove("200");
                operation.getResponses().addApiResponse("201", answer("Recorded on the ledger", CHANGE));
                operation
                        .getResponses()
                        .addApiResponse("202", answer("Outcome not known yet: ask again with the same key", OPEN));
            }
            operation.getResponses().addApiResponse("default", refusal());
            return operation;
        };
    }

    private static boolean changes(HandlerMethod method) {
        return Arrays.asList(method.getMethod().getParameterTypes()).contains(IdempotencyKey.class);
    }

    private static HeaderParameter idempotencyKey() {
        return (HeaderParameter) new HeaderParameter()
                .name(IdempotencyArgument.HEADER)
                .required(true)
                .description("names this request: the same key with the same request is answered the same")
                .schema(new StringSchema().pattern("^[A-Za-z0-9._:-]{8,100}$"));
    }

    private static ApiResponse answer(String text, String schema) {
        return new ApiResponse()
                .description(text)
                .content(new Content().addMediaType("application/json", media(schema)));
    }

    private static ApiResponse refusal() {
        return new ApiResponse()
                .description("A problem (RFC 9457) with a stable code")
                .content(new Content().addMediaType("application/problem+json", media(PROBLEM)));
    }

    private static MediaType media(String schema) {
        var reference = new ObjectSchema();
        reference.set$ref("#/components/schemas/" + schema);
        return new MediaType().schema(reference);
    }

    private static ObjectSchema change() {
        var schema = submission(List.of(SubmissionState.RECORDED));
        schema.addProperty("blockNumber", new IntegerSchema().format("int64"));
        schema.setDescription("What the ledger's function answered, and where it stands");
        schema.setAdditionalProperties(true);
        return schema;
    }

    private static ObjectSchema open() {
        return submission(List.of(SubmissionState.PENDING, SubmissionState.UNKNOWN));
    }

    private static ObjectSchema submission(List<SubmissionState> states) {
        var state = new StringSchema();
        state.setEnum(states.stream().map(SubmissionState::name).toList());
        var schema = new ObjectSchema();
        schema.addProperty("submissionId", new StringSchema());
        schema.addProperty("state", state);
        schema.addProperty("transactionId", new StringSchema());
        return schema;
    }

    private static ObjectSchema problem() {
        var error = new ObjectSchema();
        for (String member : List.of("field", "code", "detail")) {
            error.addProperty(member, new StringSchema());
        }
        var schema = new ObjectSchema();
        for (String member : List.of("type", "title", "detail", "code")) {
            schema.addProperty(member, new StringSchema());
        }
        schema.addProperty("status", new IntegerSchema());
        schema.addProperty("errors", new ArraySchema().items(error));
        schema.setRequired(List.of("type", "title", "status", "detail", "code"));
        return schema;
    }
}
