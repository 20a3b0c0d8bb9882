package dev.persona.gate;

import com.atlassian.oai.validator.model.Body;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A body for the library, which would read it with limits that the contracts do not have. */
record JsonBytes(byte[] bytes) implements Body {

    @Override
    public boolean hasBody() {
        return bytes.length > 0;
    }

    @Override
    public JsonNode toJsonNode() throws IOException {
        return WireRules.parse(toString(StandardCharsets.UTF_8));
    }

    @Override
    public String toString(Charset encoding) {
        return new String(bytes, encoding);
    }
}
