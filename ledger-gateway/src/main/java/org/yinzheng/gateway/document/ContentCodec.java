// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The bytes of a document's content: JSON with sorted keys, so that equal contents have equal bytes. */
final class ContentCodec {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private ContentCodec() {}

    static byte[] encode(DocumentContent content) {
        return JSON.writeValueAsBytes(content);
    }

    static DocumentContent decode(byte[] bytes) {
        return JSON.readValue(bytes, DocumentContent.class);
    }
}
