package dev.persona.contract.camunda;

import dev.persona.contract.RequestRefusedException;
import dev.persona.profile.UpdateOutcome;
import dev.persona.security.Caller;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What the caller of the Camunda contract may see and change. */
@Singleton
final class CamundaAccess {

    private final Caller caller;
    private final boolean readOnly;

    CamundaAccess(Caller caller, @Property(name = "persona.camunda.read-only") boolean readOnly) {
        this.caller = caller;
        this.readOnly = readOnly;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    /** Ends a write with the contract's 403 when an operator has made the identity service read-only. */
    void requireWritable() {
        if (readOnly) {
            throw new RequestRefusedException(errors -> CamundaErrors.readOnly());
        }
    }

    /** An API key sees every user, a user's token its own user alone. */
    boolean isVisible(String id) {
        return caller.userToken().map(id::equals).orElse(true);
    }

    /** Updates a user whom the caller may see; another is unknown to them. */
    CompletionStage<UpdateOutcome<Void>> ifVisible(String id, Supplier<CompletionStage<UpdateOutcome<Void>>> update) {
        return isVisible(id) ? update.get() : CompletableFuture.completedStage(new UpdateOutcome.Unknown<>());
    }
}
