// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The master keys of a gateway's documents, the newest first. New documents' keys are wrapped by the first; the others open
 * what was wrapped before. The last, the oldest, is also the one under the indexes' hashes: what they were made from is kept nowhere.
 */
record MasterKeys(List<MasterKey> keys) {
    MasterKeys {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("at least one master key is needed");
        }
        keys = List.copyOf(keys);
    }

    /**
     * The keys of a key file.
     *
     * @param file each key's 32 bytes, one after the other
     */
    static MasterKeys of(byte[] file) {
        if (file.length == 0 || file.length % MasterKey.LENGTH != 0) {
            throw new IllegalArgumentException("the file of the documents' master keys has " + file.length + " bytes, "
                    + MasterKey.LENGTH + " for each key are needed: restore it from your backup");
        }
        List<MasterKey> keys = new ArrayList<>();
        for (int from = 0; from < file.length; from += MasterKey.LENGTH) {
            keys.add(new MasterKey(Arrays.copyOfRange(file, from, from + MasterKey.LENGTH)));
        }
        return new MasterKeys(keys);
    }

    MasterKey newest() {
        return keys.get(0);
    }

    MasterKey oldest() {
        return keys.get(keys.size() - 1);
    }
}
