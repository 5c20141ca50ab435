// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.policy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeValidationInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.StateData;

/** Where Fabric's lifecycle keeps the endorsement policy of a chaincode name: ordinary state of {@code _lifecycle}. */
public final class LifecycleKeys {

    public static final String NAMESPACE = "_lifecycle";

    private static final Pattern VALIDATION_INFO = Pattern.compile("namespaces/fields/([^/]+)/ValidationInfo");
    private static final String FABRICS_OWN = "vscc";

    private LifecycleKeys() {}

    /** The chaincode name whose policy a key holds; empty for every other key. */
    public static Optional<String> chaincodeOf(String key) {
        var matcher = VALIDATION_INFO.matcher(key);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The {@code peer.ApplicationPolicy} in a key's value; empty when another plugin than Fabric's own judges. */
    public static Optional<ByteString> policyIn(ByteString value) {
        try {
            var info =
                    ChaincodeValidationInfo.parseFrom(StateData.parseFrom(value).getBytes());
            return info.getValidationPlugin().equals(FABRICS_OWN)
                    ? Optional.of(info.getValidationParameter())
                    : Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }
}
