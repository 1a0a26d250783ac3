namespace CityTwin.Vda5050;

internal static class StateReader
{
    public static VdaState Read(Place place)
    {
        var is3 = place.Room.Version.Major >= 3;
        return new VdaState
        {
            Header = HeaderReader.Read(place),
            Maps = place.ItemsOrNone("maps", Map),
            ZoneSets = ZoneSets(place, is3),
            OrderId = place.Text("orderId"),
            OrderUpdateId = place.Whole("orderUpdateId"),
            LastNodeId = place.Text("lastNodeId"),
            LastNodeSequenceId = place.Whole("lastNodeSequenceId"),
            NodeStates = place.Items("nodeStates", Node),
            EdgeStates = place.Items("edgeStates", Edge),
            PlannedPath = MotionReader.PlannedPath(place),
            IntermediatePath = MotionReader.IntermediatePath(place),
            Position = MotionReader.Position(place),
            Velocity = MotionReader.Velocity(place),
            Loads = place.ItemsOrNone("loads", Load),
            Driving = place.Flag("driving"),
            Paused = place.FlagOrNull("paused"),
            NewBaseRequest = place.FlagOrNull("newBaseRequest"),
            DistanceSinceLastNodeM = place.NumberOrNull("distanceSinceLastNode"),
            Requests = [.. place.ItemsOrNone("zoneRequests", ZoneRequest), .. place.ItemsOrNone("edgeRequests", EdgeRequest)],
            ActionStates = place.Items("actionStates", Action),
            InstantActionStates = is3 ? place.Items("instantActionStates", Action) : place.ItemsOrNone("instantActionStates", Action),
            ZoneActionStates = place.ItemsOrNone("zoneActionStates", Action),
            Power = Power(place),
            OperatingMode = place.Word<VdaOperatingMode>("operatingMode"),
            Errors = place.Items("errors", Error),
            Information = place.ItemsOrNone("information", Info),
            Safety = Safety(place),
        };
    }

    private static VdaMap Map(Place place) => new(
        place.Text("mapId"), place.Text("mapVersion"), place.Word<VdaSetStatus>("mapStatus"), Descriptor(place, "map"));

    private static IReadOnlyList<VdaZoneSetState> ZoneSets(Place place, bool is3) => is3
        ? place.ItemsOrNone("zoneSets", set => new VdaZoneSetState(
            set.Text("zoneSetId"), set.Text("mapId"), set.Word<VdaSetStatus>("zoneSetStatus")))
        : place.TextOrNull("zoneSetId") is { Length: > 0 } id ? [new VdaZoneSetState(id, string.Empty, VdaSetStatus.Enabled)] : [];

    private static VdaNodeState Node(Place place) => new(
        place.Text("nodeId"), place.Whole("sequenceId"), place.Flag("released"),
        place.Object("nodePosition", at => new VdaPlace(at.Number("x"), at.Number("y"), at.Text("mapId"), at.NumberOrNull("theta"))),
        Descriptor(place, "node"));

    private static VdaEdgeState Edge(Place place) => new(
        place.Text("edgeId"), place.Whole("sequenceId"), place.Flag("released"),
        place.Object("trajectory", MotionReader.Trajectory), Descriptor(place, "edge"));

    private static VdaLoad Load(Place place) => new(
        place.TextOrNull("loadId"), place.TextOrNull("loadType"), place.TextOrNull("loadPosition"), BoxReader.Read(place),
        place.NumberOrNull("weight"));

    private static VdaRequest ZoneRequest(Place place) => new(
        place.Text("requestId"), place.Word<VdaRequestType>("requestType"), place.Word<VdaRequestStatus>("requestStatus"),
        place.Text("zoneId"), place.Text("zoneSetId"), null, null,
        place.Object("trajectory", MotionReader.Trajectory));

    private static VdaRequest EdgeRequest(Place place) => new(
        place.Text("requestId"), place.Word<VdaRequestType>("requestType"), place.Word<VdaRequestStatus>("requestStatus"),
        null, null, place.Text("edgeId"), place.Whole("sequenceId"), null);

    private static VdaActionState Action(Place place) => new(
        place.Text("actionId"), place.TextOrNull("actionType"), place.Word<VdaActionStatus>("actionStatus"),
        place.TextOrNull(place.Room.Version.Name("actionResult", "resultDescription")), Descriptor(place, "action"));

    private static VdaPower Power(Place place)
    {
        var version = place.Room.Version;
        var power = place.Object(version.Name("powerSupply", "batteryState"));
        return new VdaPower(
            power.Number(version.Name("stateOfCharge", "batteryCharge")), power.Flag("charging"), power.NumberOrNull("batteryVoltage"),
            power.NumberOrNull("batteryCurrent"), power.NumberOrNull("batteryHealth"), power.NumberOrNull(version.Name("range", "reach")));
    }

    private static VdaError Error(Place place)
    {
        var type = place.Text("errorType");
        return new VdaError(
            type, VdaErrorKinds.Of(type), place.Word<VdaErrorLevel>("errorLevel"), place.TextOrNull("errorDescription"),
            place.TextOrNull("errorHint"), place.ItemsOrNone("errorReferences", Reference))
        {
            DescriptionTranslations = place.ItemsOrNone("errorDescriptionTranslations", Translation),
            HintTranslations = place.ItemsOrNone("errorHintTranslations", Translation),
        };
    }

    private static VdaReference Reference(Place place) => new(place.Text("referenceKey"), place.Text("referenceValue"));

    private static VdaReference Translation(Place place) => new(place.Text("translationKey"), place.Text("translationValue"));

    private static VdaInfo Info(Place place) => new(
        place.Text("infoType"), place.Word<VdaInfoLevel>("infoLevel"), Descriptor(place, "info"),
        place.ItemsOrNone("infoReferences", Reference));

    private static VdaSafety Safety(Place place)
    {
        var safety = place.Object("safetyState");
        return new VdaSafety(
            safety.Word<VdaEmergencyStop>(place.Room.Version.Name("activeEmergencyStop", "eStop")), safety.Flag("fieldViolation"));
    }

    private static string? Descriptor(Place place, string of) => place.TextOrNull(place.Room.Version.Name($"{of}Descriptor", $"{of}Description"));
}
