package dev.persona.contract.klaim;

import dev.persona.contract.klaim.api.KlaimController;
import dev.persona.contract.klaim.model.CreateUserRequest;
import dev.persona.contract.klaim.model.UpdateUserRequest;
import dev.persona.profile.Profiles;
import io.micronaut.http.annotation.Controller;
import java.util.concurrent.CompletionStage;

/**
 * The Klaim contract, called by a backend with an API key. The PUT merges: each member that is sent replaces that member. It can rename
 * the user; the {@code klaim_id} stays. The message of a successful update speaks of fetching because the vendor's does.
 */
@Controller
class KlaimOperations implements KlaimController {

    private final Profiles profiles;

    KlaimOperations(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public CompletionStage<CreateUserResult> createUser(CreateUserRequest request) {
        return profiles.create(KlaimMapper.toNewProfile(request)).thenApply(outcome -> outcome.fold(
            created -> new CreateUserResult.Status200(KlaimMapper.toCreatedResponse(created)),
            taken -> new CreateUserResult.Status409(KlaimErrors.taken(taken))));
    }

    @Override
    public CompletionStage<GetUserResult> getUser(String userId) {
        return profiles.find(userId).thenApply(found -> found
            .<GetUserResult>map(profile -> new GetUserResult.Status200(KlaimMapper.toResponse(profile)))
            .orElseGet(() -> new GetUserResult.Status404(KlaimErrors.userNotFound())));
    }

    @Override
    public CompletionStage<UpdateUserResult> updateUser(String userId, UpdateUserRequest request) {
        return profiles.updateAndGet(userId, KlaimMapper.toUpdate(request)).thenApply(outcome -> outcome.fold(
            updated -> new UpdateUserResult.Status200(KlaimMapper.toResponse(updated)),
            () -> new UpdateUserResult.Status404(KlaimErrors.userNotFound()),
            taken -> new UpdateUserResult.Status409(KlaimErrors.taken(taken))));
    }
}
