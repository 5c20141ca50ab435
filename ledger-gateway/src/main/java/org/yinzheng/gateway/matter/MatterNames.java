// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.matter;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.Labels;

/** The matters' names, read when the gateway starts; a matter without one is shown by its code. */
@Component
public final class MatterNames {
    private final Map<String, Labels> names;

    /** @param file as for the verifier's packages; empty for none */
    MatterNames(@Value("${yinzheng.gateway.matters:}") String file) {
        this.names = file.isBlank() ? Map.of() : new MattersFile(Path.of(file)).read();
    }

    public @Nullable Labels find(String code) {
        return names.get(code);
    }

    /** By their codes, in the order of the file. */
    public Map<String, Labels> all() {
        return names;
    }
}
