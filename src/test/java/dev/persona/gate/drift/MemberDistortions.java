package dev.persona.gate.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.persona.gate.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Answers in whose bodies one member is wrong. */
final class MemberDistortions {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Member member;
    private final Exchange exchange;
    private final JsonNode value;
    private final List<Distortion> all = new ArrayList<>();

    private MemberDistortions(Member member, Exchange exchange) {
        this.member = member;
        this.exchange = exchange;
        this.value = member.in(Journal.parsed(exchange.body()));
    }

    /** The faults that a member of an answer can have. */
    static List<Distortion> of(Member member, Exchange exchange) {
        MemberDistortions distortions = new MemberDistortions(member, exchange);
        if (member.hasPlaceIn(Journal.parsed(exchange.body()))) {
            add(distortions);
        }
        return distortions.all;
    }

    private static void add(MemberDistortions distortions) {
        distortions.presence();
        if (!distortions.value.isNull() && !distortions.value.isMissingNode()) {
            distortions.types();
            distortions.rules();
        }
    }

    private void presence() {
        change("a member that is not documented", "planted", object -> object.put("planted", 1));
        if (member.required()) {
            change("a required member is missing", member.name(), object -> object.remove(member.name()));
        }
        if (!member.schema().path("nullable").asBoolean()) {
            set("null where it is not documented", NODES.nullNode());
        }
        if (!value.isMissingNode()) {
            change("a member under another name", member.name() + "_", object -> object.set(member.name() + "_", object.remove(member.name())));
        }
    }

    private void types() {
        switch (member.type()) {
            case "string" -> {
                set("a number in place of a text", NODES.numberNode(7));
                set("a list in place of a text", NODES.arrayNode().add(value));
            }
            case "integer" -> {
                set("a text in place of a number", NODES.textNode(value.asText()));
                set("a fraction in place of an integer", NODES.numberNode(value.asLong() + 0.5));
            }
            case "boolean" -> {
                set("a text in place of a boolean", NODES.textNode(value.asText()));
                set("a number in place of a boolean", NODES.numberNode(1));
            }
            default -> set("a text in place of an object", NODES.textNode("{}"));
        }
    }

    private void rules() {
        JsonNode schema = member.schema();
        if (schema.has("enum")) {
            set("a value that is not listed", NODES.textNode("planted"));
        }
        if (schema.has("maxLength")) {
            set("a text that is too long", NODES.textNode("1".repeat(schema.get("maxLength").asInt() + 1)));
        }
        if (schema.path("minLength").asInt() > 0) {
            set("a text that is too short", NODES.textNode("1".repeat(schema.get("minLength").asInt() - 1)));
        }
        if (schema.has("pattern")) {
            set("a text against its pattern", NODES.textNode("\n"));
        }
        if (schema.path("format").asText().equals("date-time")) {
            set("a date in place of a date-time", NODES.textNode("2026-01-01"));
            set("a date-time without an offset", NODES.textNode("2026-01-01T00:00:00"));
        }
        if (schema.has("minimum")) {
            set("a number that is too small", NODES.numberNode(schema.get("minimum").asLong() - 1));
        }
        if (schema.path("format").asText().equals("int32")) {
            set("a number beyond 32 bits", NODES.numberNode(3_000_000_000L));
        }
    }

    private void set(String kind, JsonNode wrong) {
        change(kind, member.name(), object -> object.set(member.name(), wrong));
    }

    private void change(String kind, String named, Consumer<ObjectNode> change) {
        JsonNode body = Journal.parsed(exchange.body()).deepCopy();
        JsonNode object = body;
        for (String name : member.path().subList(0, member.path().size() - 1)) {
            object = object.path(name);
        }
        change.accept((ObjectNode) object);
        all.add(new Distortion(kind, member.operation(), named, Distortion.withBody(exchange, body.toString())));
    }
}
