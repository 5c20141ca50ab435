// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verdict;

/** The steps of a verification in their order. The first that fails decides; those after it are not made. */
public enum CheckStep {
    SIZE,
    PREFIX,
    BASE32,
    CBOR,
    HEADERS,
    CLAIMS,
    KEY,
    ALGORITHM,
    SIGNATURE,
    AUTHORITY,
    FIELDS,
    RECORD,
    STATE,
    DATES,
    RECOGNITION
}
