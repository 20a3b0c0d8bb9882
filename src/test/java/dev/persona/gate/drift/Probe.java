package dev.persona.gate.drift;

/** A part of the gate. */
enum Probe {

    /** What the server answered is held against the specification, and what the specification documents was answered. */
    EXCHANGES,
    /** Examples of answers are held against their schemas. */
    EXAMPLES,
    /** Examples of requests are sent. */
    SENT_EXAMPLES,
    /** Requests are made from the specification and sent. */
    GENERATED
}
