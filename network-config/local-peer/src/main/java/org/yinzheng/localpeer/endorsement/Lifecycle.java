// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

/** Where Fabric keeps the definitions of chaincodes: ordinary state of the namespace {@code _lifecycle}. */
public final class Lifecycle {
    public static final String NAMESPACE = "_lifecycle";

    private Lifecycle() {}

    /** Counts the definitions of a name; every transaction that calls the name reads it. */
    public static String sequenceKey(String chaincode) {
        return fieldKey(chaincode, "Sequence");
    }

    /** Holds the endorsement policy. */
    public static String validationInfoKey(String chaincode) {
        return fieldKey(chaincode, "ValidationInfo");
    }

    static String fieldKey(String chaincode, String field) {
        return "namespaces/fields/" + chaincode + "/" + field;
    }

    static String metadataKey(String chaincode) {
        return "namespaces/metadata/" + chaincode;
    }
}
