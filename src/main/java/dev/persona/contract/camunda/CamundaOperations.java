package dev.persona.contract.camunda;

import dev.persona.contract.EscapedSlashes;
import dev.persona.contract.camunda.api.CamundaController;
import dev.persona.contract.camunda.model.CreateUser;
import dev.persona.contract.camunda.model.UpdateUserProfile;
import dev.persona.profile.ProfileUpdate;
import dev.persona.profile.Profiles;
import io.micronaut.http.annotation.Controller;
import java.util.concurrent.CompletionStage;

/**
 * The Camunda 7 contract. The update replaces first name, last name and e-mail; the body's id must be the path's if it is there, because
 * the vendor writes the other user then, which is never reproduced. A user may read and change their own profile with a token; somebody
 * else's is a 404 as if it did not exist. {@link CamundaAccess} decides that, and whether the contract is read-only.
 */
@Controller
class CamundaOperations implements CamundaController {

    private final Profiles profiles;
    private final CamundaAccess access;

    CamundaOperations(Profiles profiles, CamundaAccess access) {
        this.profiles = profiles;
        this.access = access;
    }

    @Override
    public CompletionStage<CreateUserResult> createUser(CreateUser request) {
        access.requireWritable();
        return profiles.create(CamundaMapper.toNewProfile(request)).thenApply(outcome -> outcome.fold(
            created -> new CreateUserResult.Status204(),
            taken -> new CreateUserResult.Status400(CamundaErrors.takenOnCreate(taken))));
    }

    @Override
    public CompletionStage<GetUserProfileResult> getUserProfile(String pathId) {
        String id = EscapedSlashes.unescape(pathId);
        boolean visible = access.isVisible(id);
        return profiles.find(id).thenApply(found -> found.filter(profile -> visible)
            .<GetUserProfileResult>map(profile -> new GetUserProfileResult.Status200(CamundaMapper.toResponse(profile), "no-cache"))
            .orElseGet(() -> new GetUserProfileResult.Status404(CamundaErrors.userNotFound(id))));
    }

    @Override
    public CompletionStage<UpdateProfileResult> updateProfile(String pathId, UpdateUserProfile request) {
        access.requireWritable();
        String id = EscapedSlashes.unescape(pathId);
        ProfileUpdate update = CamundaMapper.toUpdate(id, request);
        return access.ifVisible(id, () -> profiles.update(id, update)).thenApply(outcome -> outcome.fold(
            updated -> new UpdateProfileResult.Status204(),
            () -> new UpdateProfileResult.Status404(CamundaErrors.userNotFound(id)),
            taken -> new UpdateProfileResult.Status400(CamundaErrors.takenOnUpdate())));
    }

    @Override
    public CompletionStage<DeleteUserResult> deleteUser(String pathId) {
        access.requireWritable();
        return profiles.delete(EscapedSlashes.unescape(pathId)).thenApply(done -> new DeleteUserResult.Status204());
    }
}
