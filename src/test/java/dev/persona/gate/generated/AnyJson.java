package dev.persona.gate.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

/** Makes JSON without a schema: what free-form objects hold, and members that no contract knows. */
final class AnyJson {

    /** How deep a body may nest, and how many digits a number may have, in every contract. */
    static final int MAX_NESTING = 32;
    static final int MAX_DIGITS = 100;

    private final Random random;
    private final Texts texts;

    AnyJson(Random random) {
        this.random = random;
        this.texts = new Texts(random);
    }

    /** An object as the member of a body. */
    ObjectNode object() {
        ObjectNode object = Values.NODES.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(texts.ofLength(texts.length(0, 40)), value());
        }
        if (random.nextInt(10) == 0) {
            object.set("deep", nested(MAX_NESTING - 2));
        }
        return object;
    }

    /** Any value, small and not deep. */
    JsonNode value() {
        return value(3);
    }

    /** Arrays in arrays. */
    static JsonNode nested(int levels) {
        ArrayNode array = Values.NODES.arrayNode();
        if (levels > 1) {
            array.add(nested(levels - 1));
        }
        return array;
    }

    /** An integer of so many digits. */
    static BigInteger digits(int count) {
        return BigInteger.TEN.pow(count).subtract(BigInteger.ONE);
    }

    private JsonNode value(int levels) {
        return switch (random.nextInt(levels > 0 ? 9 : 7)) {
            case 0 -> Values.NODES.nullNode();
            case 1 -> Values.NODES.booleanNode(random.nextBoolean());
            case 2 -> Values.NODES.numberNode(digits(1 + random.nextInt(MAX_DIGITS)));
            case 3 -> Values.NODES.numberNode(BigDecimal.valueOf(random.nextGaussian()).scaleByPowerOfTen(random.nextInt(600) - 300));
            case 4 -> Values.NODES.numberNode(random.nextLong());
            case 5, 6 -> Values.NODES.textNode(texts.ofLength(texts.length(0, 300)));
            case 7 -> array(levels);
            default -> object(levels);
        };
    }

    private ArrayNode array(int levels) {
        ArrayNode array = Values.NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(levels - 1));
        }
        return array;
    }

    private ObjectNode object(int levels) {
        ObjectNode object = Values.NODES.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(texts.ofLength(texts.length(0, 20)), value(levels - 1));
        }
        return object;
    }
}
