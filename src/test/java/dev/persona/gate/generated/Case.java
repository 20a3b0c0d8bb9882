package dev.persona.gate.generated;

import dev.persona.gate.generated.Connection.Reply;
import dev.persona.profile.Profile;
import dev.persona.support.TestServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One request of a run, and what has to come of it.
 *
 * @param number its place in the run, from which together with the seed everything follows
 * @param operation the operation
 * @param rule the rule that it breaks; empty if it is valid
 * @param combination chooses which optional members are there
 */
record Case(int number, Operation operation, Optional<Rule> rule, int combination) {

    /** Sends it. Returns what is wrong with the answer; empty if nothing is. */
    Optional<String> run(long seed, Wire wire, AnswerCheck check) throws IOException {
        Generator generator = new Generator(operation, seed, number, combination);
        Draft draft = rule.map(each -> each.draft().apply(generator)).orElseGet(() -> valid(generator));
        if (draft.before != null) {
            Request first = draft.before.request();
            Reply reply = wire.send(first);
            if (!isSuccess(reply)) {
                return Optional.of(report(seed, first, reply, List.of("this should succeed")));
            }
        }
        Optional<Profile> stored = draft.user.record();
        Request request = draft.request();
        Reply reply = wire.send(request);
        List<String> complaints = new ArrayList<>(complaints(check, request, reply));
        wire.complaint().ifPresent(complaints::add);
        if (rule.isPresent() && !draft.user.record().equals(stored)) {
            complaints.add("the record was changed");
        }
        return complaints.isEmpty() ? Optional.empty() : Optional.of(report(seed, request, reply, complaints));
    }

    private Draft valid(Generator generator) {
        Draft draft = generator.valid();
        if (draft.json != null && generator.random.nextInt(25) == 0) {
            draft.bytes = Generator.padded(draft, Generator.MAX_BODY);
        }
        if (draft.method.equals("GET") && generator.random.nextInt(4) == 0) {
            draft.method = "HEAD";
        }
        return draft;
    }

    private List<String> complaints(AnswerCheck check, Request request, Reply reply) {
        boolean expected = rule.map(each -> each.status() == reply.status()).orElseGet(() -> isSuccess(reply));
        if (!expected) {
            return List.of("the status should be " + rule.map(Rule::status).map(String::valueOf).orElse("2xx"));
        }
        return rule.filter(Rule::outside).isPresent() ? AnswerCheck.problemComplaints(request, reply) : check.complaints(operation, request, reply);
    }

    private String report(long seed, Request request, Reply reply, List<String> complaints) {
        return "%s, %s: %s%n  answer: %d %s %s%n  again: make generated SEED=%d CASE=%d%n  %s".formatted(operation.id(),
            rule.map(Rule::name).orElse("valid"), String.join("; ", complaints), reply.status(), reply.headers(), reply.text(), seed, number,
            request.curl(TestServer.shared().port()));
    }

    private static boolean isSuccess(Reply reply) {
        return reply.status() >= 200 && reply.status() < 300;
    }
}
