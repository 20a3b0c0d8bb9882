/** The documentation that a person reads: the specifications as they are in the repository, and one page over all of them. */
package dev.persona.docs;
