// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import java.util.List;

/**
 * An agency's admission, under ADM in the national platform's namespace. Members as in {@link AdmitRequest}.
 *
 * @param seq 1 at the first admission, one more with each change
 * @param changedAt epoch seconds
 */
public record AdmissionState(
        String agency, String region, List<Integer> types, int keyQuota, long seq, long changedAt) {
    public AdmissionState {
        types = List.copyOf(types);
    }
}
