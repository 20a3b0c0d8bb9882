package dev.persona.profile;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The record that all contracts share. Nothing here waits: what takes time is a stage, which may fail with {@link StoreUnavailableException}
 * or {@link StoreFailedException}; after either, a write may or may not have happened, and repeating it is safe. What depends on a stage may
 * run on any thread, so it must be quick, and ask for the caller before.
 */
public interface Profiles {

    /**
     * Finds a person.
     *
     * @param userId the user id, compared exactly
     * @return the record, if anybody has that id
     */
    CompletionStage<Optional<Profile>> find(String userId);

    /**
     * Changes a person's record in one atomic step. Members that the update does not mention keep what concurrent updates give them.
     * Updating to what is stored already succeeds and moves neither {@code sequence} nor {@code changedAt}.
     *
     * @param userId the user id, compared exactly
     * @param update what to change
     * @return that it is done, or why nothing changed
     */
    CompletionStage<UpdateOutcome<Void>> update(String userId, ProfileUpdate update);

    /**
     * Does what {@link #update} does, for callers whose answer shows the record.
     *
     * @param userId the user id, compared exactly
     * @param update what to change
     * @return the record as the update left it, or why nothing changed
     */
    CompletionStage<UpdateOutcome<Profile>> updateAndGet(String userId, ProfileUpdate update);

    /**
     * Makes a person.
     *
     * @param profile the first values
     * @return the new record, or why there is none
     */
    CompletionStage<CreateOutcome> create(NewProfile profile);

    /**
     * Deletes a person; if nobody has the id, there is nothing to do.
     *
     * @param userId the user id, compared exactly
     * @return the end of it
     */
    CompletionStage<Void> delete(String userId);

    /**
     * Whether there is nobody yet.
     *
     * @return true if there is no person
     */
    CompletionStage<Boolean> isEmpty();
}
