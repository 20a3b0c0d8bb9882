package dev.persona.contract.zitadel;

import dev.persona.contract.zitadel.api.ZitadelController;
import dev.persona.contract.zitadel.model.UpdateMyProfileRequest;
import dev.persona.profile.Profiles;
import dev.persona.security.Caller;
import io.micronaut.http.annotation.Controller;
import java.util.concurrent.CompletionStage;

/**
 * The ZITADEL contract. The update replaces all six members; a display name that is left out is composed of the two names, as the
 * vendor's schema says. An update that changes nothing succeeds with the present details, where the vendor's server refuses it, so that a
 * PUT can be repeated. Errors are google.rpc.Status. The organisation of the header is checked in {@link OrganisationFilter}. gRPC
 * and gRPC-Web come here through {@link AuthService}.
 */
@Controller
class ZitadelOperations implements ZitadelController {

    private final Profiles profiles;
    private final Caller caller;
    private final ZitadelMapper mapper;

    ZitadelOperations(Profiles profiles, Caller caller, ZitadelMapper mapper) {
        this.profiles = profiles;
        this.caller = caller;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<GetMyProfileResult> getMyProfile(String organisationId) {
        return getMyProfileOf(caller.userId());
    }

    @Override
    public CompletionStage<UpdateMyProfileResult> updateMyProfile(UpdateMyProfileRequest request, String organisationId) {
        return updateMyProfileOf(caller.userId(), request);
    }

    /**
     * Reads a profile, for whichever transport.
     *
     * @param userId the caller
     * @return one of the documented responses, when it is known
     */
    CompletionStage<GetMyProfileResult> getMyProfileOf(String userId) {
        return profiles.find(userId).thenApply(found -> found
            .<GetMyProfileResult>map(profile -> new GetMyProfileResult.Status200(mapper.toGetResponse(profile)))
            .orElseGet(() -> new GetMyProfileResult.Status400(ZitadelErrors.profileNotFound())));
    }

    /**
     * Replaces a profile, for whichever transport.
     *
     * @param userId the caller
     * @param request the profile as it shall be; it keeps the rules
     * @return one of the documented responses, when it is known
     */
    CompletionStage<UpdateMyProfileResult> updateMyProfileOf(String userId, UpdateMyProfileRequest request) {
        return profiles.updateAndGet(userId, mapper.toUpdate(request)).thenApply(outcome -> outcome.fold(
            updated -> new UpdateMyProfileResult.Status200(mapper.toUpdateResponse(updated)),
            () -> new UpdateMyProfileResult.Status400(ZitadelErrors.profileNotFound()),
            ZitadelErrors::unexpected));
    }
}
