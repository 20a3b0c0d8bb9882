/** Drills: what the server runs on is broken on purpose, and what happens is compared with what is promised. Not part of the product. */
package dev.persona.drill;
