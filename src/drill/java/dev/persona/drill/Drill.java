package dev.persona.drill;

import java.time.Duration;
import java.util.List;

/** One way to break something, and what must hold meanwhile. */
interface Drill {

    /** Its name on the command line. */
    String name();

    /** The numbers of the promises that it is about, as docs/promises.md counts them. */
    String rows();

    /** When it counts as stuck. */
    default Duration limit() {
        return Duration.ofMinutes(2);
    }

    /** Programs without which it cannot run; src/drill/install.sh brings them. */
    default List<String> needs() {
        return List.of();
    }

    /** Breaks things in a place of its own and notes what it finds there. */
    void run(Place place, Findings findings) throws Exception;
}
