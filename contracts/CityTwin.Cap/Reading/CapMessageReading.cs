namespace CityTwin.Cap;

/// <summary>Elements into a message, in the schema's order.</summary>
internal sealed class CapMessageReading(CapLimits limits, CapPlaces places)
{
    public CapDocument Read(CapNode root)
    {
        var fields = new CapFields(root, "alert", places);
        var message = new CapMessage
        {
            Identifier = fields.Required("identifier"),
            Sender = fields.Required("sender"),
            Sent = fields.RequiredTime("sent"),
            Status = fields.Word<CapStatus>("status"),
            MessageType = fields.Word<CapMessageType>("msgType"),
            Source = fields.Optional("source"),
            Scope = fields.Word<CapScope>("scope"),
            Restriction = fields.Optional("restriction"),
            Addresses = fields.List("addresses"),
            Codes = fields.Texts("code"),
            Note = fields.Optional("note"),
            References = CapValues.References(fields.Node("references"), "alert/references", limits.MaxReferences),
            Incidents = fields.List("incidents"),
            Infos = [.. fields.Nodes("info", limits.MaxInfos).Select(x => Info(x.Node, x.Where))],
        };
        var signed = fields.Nodes(CapNode.Foreign).Count > 0;
        fields.End();
        return new CapDocument(message, signed);
    }

    private CapInfo Info(CapNode node, string where)
    {
        var fields = new CapFields(node, where, places);
        var info = new CapInfo
        {
            Language = fields.Optional("language") is { } language ? CapList.Trim(language) : null,
            Categories = fields.Words<CapCategory>("category"),
            Event = fields.Required("event"),
            ResponseTypes = fields.Words<CapResponseType>("responseType"),
            Urgency = fields.Word<CapUrgency>("urgency"),
            Severity = fields.Word<CapSeverity>("severity"),
            Certainty = fields.Word<CapCertainty>("certainty"),
            Audience = fields.Optional("audience"),
            EventCodes = fields.Values("eventCode"),
            Effective = fields.Time("effective"),
            Onset = fields.Time("onset"),
            Expires = fields.Time("expires"),
            SenderName = fields.Optional("senderName"),
            Headline = fields.Optional("headline"),
            Description = fields.Optional("description"),
            Instruction = fields.Optional("instruction"),
            Web = fields.Optional("web") is { } web ? CapList.Trim(web) : null,
            Contact = fields.Optional("contact"),
            Parameters = fields.Values("parameter"),
            Resources = [.. fields.Nodes("resource", limits.MaxResources).Select(x => Resource(x.Node, x.Where))],
            Areas = [.. fields.Nodes("area", limits.MaxAreas).Select(x => Area(x.Node, x.Where))],
        };
        fields.End();
        return info;
    }

    private CapResource Resource(CapNode node, string where)
    {
        var fields = new CapFields(node, where, places);
        var resource = new CapResource
        {
            Description = fields.Required("resourceDesc"),
            MimeType = fields.Required("mimeType"),
            SizeBytes = fields.Whole("size"),
            Uri = fields.Optional("uri") is { } uri ? CapList.Trim(uri) : null,
            DerefUri = fields.Optional("derefUri"),
            Digest = fields.Optional("digest"),
        };
        fields.End();
        return resource;
    }

    private CapArea Area(CapNode node, string where)
    {
        var fields = new CapFields(node, where, places);
        var area = new CapArea
        {
            Description = fields.Required("areaDesc"),
            Polygons = [.. fields.Nodes("polygon").Select(x => CapValues.Polygon(x.Node, x.Where, limits.MaxPolygonPoints))],
            Circles = [.. fields.Nodes("circle").Select(x => CapValues.Circle(x.Node, x.Where))],
            Geocodes = fields.Values("geocode"),
            AltitudeFeet = fields.Number("altitude"),
            CeilingFeet = fields.Number("ceiling"),
        };
        fields.End();
        return area;
    }
}
