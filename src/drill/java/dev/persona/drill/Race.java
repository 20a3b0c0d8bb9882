package dev.persona.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Callers that send in the same moment, each on a connection that is open already. */
final class Race implements AutoCloseable {

    private final List<Caller> callers;
    private final ExecutorService threads;
    private final Tally tally = new Tally();

    /** Callers of several servers, in turn. */
    Race(List<Integer> ports, int count) {
        callers = IntStream.range(0, count).mapToObj(i -> new Caller(ports.get(i % ports.size()))).toList();
        threads = Executors.newFixedThreadPool(count);
    }

    /** Sends a request from each caller at once; no answer is null. */
    List<Answer> run(List<Call> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<Callable<Answer>> tasks = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Caller caller = callers.get(i);
            Call call = calls.get(i);
            tasks.add(() -> {
                start.await();
                return tally.send(caller, call);
            });
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : threads.invokeAll(tasks)) {
            answers.add(answer.get());
        }
        return answers;
    }

    Tally tally() {
        return tally;
    }

    @Override
    public void close() throws Exception {
        threads.shutdownNow();
        for (Caller caller : callers) {
            caller.close();
        }
    }
}
