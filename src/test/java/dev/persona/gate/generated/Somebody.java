package dev.persona.gate.generated;

import dev.persona.profile.NewProfile;
import dev.persona.profile.Profile;
import dev.persona.profile.Profiles;
import dev.persona.support.TestServer;
import java.util.Optional;
import java.util.Random;

/** A person whom a request is about. They are made without HTTP, since no contract is known here. */
record Somebody(String id) {

    private static final int MAX_ID = 255;
    private static final String[] ODD = {"/", "//", "\\", "..", "%2F", "%", "%25", "+", "a b", " ", "?", "#", ";v=1", "&", "=", "@", ":", "*", "{id}",
        "'", "\"", "<>", "\u00e4", "a\u0308", "\ud83d\udc69\u200d\ud83d\ude80", "\ufffd", "\u0001", "null", "me", "\u202e"};

    /** Somebody with no record whose id has every kind of character. The suffix makes the id new. */
    static Somebody unknown(Random random, String suffix, boolean slashesEscapedTwice) {
        Texts texts = new Texts(random);
        String text = switch (random.nextInt(4)) {
            case 0 -> "alice";
            case 1 -> ODD[random.nextInt(ODD.length)] + ODD[random.nextInt(ODD.length)];
            default -> texts.ofLength(texts.length(0, MAX_ID - suffix.length()));
        };
        String id = text + suffix;
        // Such an id cannot be addressed where these mean a slash and a backslash.
        return slashesEscapedTwice && id.matches("(?is).*%(2f|5c).*") ? unknown(random, suffix, true) : new Somebody(id);
    }

    /** Gives them a record. */
    Somebody created() {
        profiles().create(new NewProfile(id, "Alice", "Liddell", null, null, null)).toCompletableFuture().join().fold(created -> created, taken -> {
            throw new IllegalStateException("the id is not new: " + id);
        });
        return this;
    }

    /** Their record now. */
    Optional<Profile> record() {
        return profiles().find(id).toCompletableFuture().join();
    }

    private static Profiles profiles() {
        return TestServer.shared().bean(Profiles.class);
    }
}
