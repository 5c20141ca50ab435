// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Documents of invented people. */
final class TestDocuments {
    static final String ZHEJIANG = "ZhejiangMSP";
    static final String AGENCY = "11330000002485087P";
    static final Reading COUNTER = new Reading("o-4f2a9c", "renewal at the counter");

    private TestDocuments() {}

    static DocumentContent content(String name, String code) {
        return new DocumentContent(
                JsonMapper.shared().createObjectNode().put("holderName", name).put("scope", "热食类食品制售"),
                List.of(new Holder("111", name, code, "holder")),
                Map.of("cti", "00112233445566778899aabbccddeeff"),
                "YZ1:AAAA");
    }

    static NewDocument licence(String identifier, String name, String code) {
        return licence(identifier, 3, "VALID", name, code);
    }

    static NewDocument licence(String identifier, int type, String state, String name, String code) {
        return licence(AGENCY, identifier, type, state, name, code);
    }

    static NewDocument licence(String agency, String identifier, int type, String state, String name, String code) {
        return new NewDocument(
                DocumentId.licence(ZHEJIANG, identifier),
                type,
                agency,
                state,
                Optional.of("ab".repeat(32)),
                Optional.of("licence|" + identifier + "|K7M2QX"),
                content(name, code));
    }

    /** The licences of a holder, at most 10. */
    static DocumentQuery heldBy(String code) {
        return new DocumentQuery(
                ZHEJIANG,
                DocumentKind.LICENCE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(code),
                Optional.empty(),
                10);
    }
}
