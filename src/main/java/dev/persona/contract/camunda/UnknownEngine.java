package dev.persona.contract.camunda;

import dev.persona.contract.Contract;
import dev.persona.contract.camunda.api.CamundaController.UpdateProfileResult;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/**
 * Clients name a process engine in the path; here there is one, {@code default}, and its paths are a server of the specification. For any
 * other the vendor answers that it is not available, before it asks who is calling.
 */
@Controller("/engine-rest/engine/{engine:(?!default/)[^/]+}/{+rest}")
@Contract("camunda")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
class UnknownEngine {

    @Get
    HttpResponse<?> get(@PathVariable String engine) {
        return answer(engine);
    }

    @Put
    HttpResponse<?> put(@PathVariable String engine) {
        return answer(engine);
    }

    @Post
    HttpResponse<?> post(@PathVariable String engine) {
        return answer(engine);
    }

    @Delete
    HttpResponse<?> delete(@PathVariable String engine) {
        return answer(engine);
    }

    @Patch
    HttpResponse<?> patch(@PathVariable String engine) {
        return answer(engine);
    }

    @Options
    HttpResponse<?> options(@PathVariable String engine) {
        return answer(engine);
    }

    private static HttpResponse<?> answer(String engine) {
        return new UpdateProfileResult.Status404(CamundaErrors.engineNotFound(engine)).toHttpResponse();
    }
}
