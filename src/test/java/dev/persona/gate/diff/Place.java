package dev.persona.gate.diff;

/**
 * Where in a contract something stands, in a client developer's words.
 *
 * @param operation the operation's label
 * @param direction who sends what stands here
 * @param whole the message part, such as "the request body" or "header `Allow` of the 405"
 * @param member the dotted path inside it, empty for the whole
 */
record Place(String operation, Direction direction, String whole, String member) {

    Place(String operation, Direction direction, String whole) {
        this(operation, direction, whole, "");
    }

    Place member(String name) {
        return new Place(operation, direction, whole, member.isEmpty() ? name : member + "." + name);
    }

    Place items() {
        return new Place(operation, direction, whole, member + "[]");
    }

    String subject() {
        return member.isEmpty() ? whole : "member `" + member + "` of " + whole;
    }
}
