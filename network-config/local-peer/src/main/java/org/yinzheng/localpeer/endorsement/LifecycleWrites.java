// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.hyperledger.fabric.protos.peer.CollectionConfigPackage;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeEndorsementInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeValidationInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.CommitChaincodeDefinitionArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.StateData;
import org.hyperledger.fabric.protos.peer.lifecycle.StateMetadata;
import org.yinzheng.localpeer.channel.ChaincodeDefinition;
import org.yinzheng.localpeer.ledger.LedgerException;
import org.yinzheng.localpeer.ledger.StateValue;
import org.yinzheng.localpeer.ledger.StateView;
import org.yinzheng.localpeer.ledger.Version;

/** A chaincode definition as Fabric's lifecycle lays it out in the state: one key a field, and one that lists the fields. */
public final class LifecycleWrites {
    private static final String ENDORSEMENT_PLUGIN = "escc";
    private static final String VALIDATION_PLUGIN = "vscc";

    private LifecycleWrites() {}

    public static CommitChaincodeDefinitionArgs arguments(ChaincodeDefinition definition, long sequence) {
        return CommitChaincodeDefinitionArgs.newBuilder()
                .setSequence(sequence)
                .setName(definition.name())
                .setVersion(definition.version())
                .setEndorsementPlugin(ENDORSEMENT_PLUGIN)
                .setValidationPlugin(VALIDATION_PLUGIN)
                .setValidationParameter(definition.policy().toByteString())
                .setCollections(CollectionConfigPackage.getDefaultInstance())
                .build();
    }

    /** The definition's sequence number, 0 if the name is not defined. */
    public static long sequence(String chaincode, StateView state) {
        StateValue stored = state.get(Lifecycle.NAMESPACE, Lifecycle.sequenceKey(chaincode));
        if (stored == null) {
            return 0;
        }
        try {
            return StateData.parseFrom(stored.value()).getInt64();
        } catch (InvalidProtocolBufferException e) {
            throw new LedgerException("the definition of " + chaincode + " cannot be read", e);
        }
    }

    /** Whether the state holds exactly this definition, whatever its sequence. */
    public static boolean isDefined(ChaincodeDefinition definition, StateView state) {
        CommitChaincodeDefinitionArgs arguments = arguments(definition, 1);
        return holds(state, definition.name(), "ValidationInfo", validationInfo(arguments))
                && holds(state, definition.name(), "EndorsementInfo", endorsementInfo(arguments));
    }

    /** The read-write set, {@code rwset.TxReadWriteSet}. */
    public static ByteString of(
            ChaincodeDefinition definition, CommitChaincodeDefinitionArgs arguments, StateView state) {
        String name = definition.name();
        ReadWriteSet set = new ReadWriteSet();
        for (String key : List.of(Lifecycle.metadataKey(name), Lifecycle.sequenceKey(name))) {
            set.read(Lifecycle.NAMESPACE, key, Version.of(state.get(Lifecycle.NAMESPACE, key)));
        }
        StateMetadata metadata = StateMetadata.newBuilder()
                .setDatatype("ChaincodeDefinition")
                .addAllFields(List.of("Sequence", "EndorsementInfo", "ValidationInfo", "Collections"))
                .build();
        set.write(Lifecycle.NAMESPACE, Lifecycle.metadataKey(name), metadata.toByteString());
        StateData sequence =
                StateData.newBuilder().setInt64(arguments.getSequence()).build();
        set.write(Lifecycle.NAMESPACE, Lifecycle.sequenceKey(name), sequence.toByteString());
        field(set, name, "EndorsementInfo", endorsementInfo(arguments));
        field(set, name, "ValidationInfo", validationInfo(arguments));
        field(set, name, "Collections", arguments.getCollections().toByteString());
        return set.build().toByteString();
    }

    private static ByteString endorsementInfo(CommitChaincodeDefinitionArgs arguments) {
        return ChaincodeEndorsementInfo.newBuilder()
                .setVersion(arguments.getVersion())
                .setEndorsementPlugin(arguments.getEndorsementPlugin())
                .build()
                .toByteString();
    }

    private static ByteString validationInfo(CommitChaincodeDefinitionArgs arguments) {
        return ChaincodeValidationInfo.newBuilder()
                .setValidationPlugin(arguments.getValidationPlugin())
                .setValidationParameter(arguments.getValidationParameter())
                .build()
                .toByteString();
    }

    private static void field(ReadWriteSet set, String name, String field, ByteString value) {
        set.write(Lifecycle.NAMESPACE, Lifecycle.fieldKey(name, field), data(value));
    }

    private static boolean holds(StateView state, String name, String field, ByteString value) {
        StateValue stored = state.get(Lifecycle.NAMESPACE, Lifecycle.fieldKey(name, field));
        return stored != null && stored.value().equals(data(value));
    }

    private static ByteString data(ByteString value) {
        return StateData.newBuilder().setBytes(value).build().toByteString();
    }
}
