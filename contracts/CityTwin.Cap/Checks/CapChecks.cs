namespace CityTwin.Cap;

/// <summary>
/// What CAP 1.2 demands of a message, also where the XML schema does not say it. A message without problems is written
/// as XML that is valid against the schema.
/// </summary>
public static class CapChecks
{
    /// <returns>What is wrong, in the order of the message; empty when nothing is. At most 50 problems.</returns>
    public static IReadOnlyList<CapProblem> Problems(CapMessage message)
    {
        var findings = new CapFindings();
        Head(findings, message);
        Readers(findings, message);
        References(findings, message);
        for (var i = 0; i < message.Infos.Count; i++)
        {
            CapInfoChecks.Check(findings, $"alert/info[{i + 1}]", message.Infos[i], message.Sent);
        }

        return findings.Problems;
    }

    private static void Head(CapFindings findings, CapMessage message)
    {
        findings.Name("alert/identifier", message.Identifier);
        findings.Name("alert/sender", message.Sender);
        findings.Time("alert/sent", message.Sent);
        findings.Word("alert/status", message.Status);
        findings.Word("alert/msgType", message.MessageType);
        findings.Text("alert/source", message.Source);
        findings.Text("alert/note", message.Note);
        findings.List("alert/incidents", message.Incidents);
        for (var i = 0; i < message.Codes.Count; i++)
        {
            findings.Required($"alert/code[{i + 1}]", message.Codes[i]);
        }
    }

    private static void Readers(CapFindings findings, CapMessage message)
    {
        findings.Word("alert/scope", message.Scope);
        findings.Text("alert/restriction", message.Restriction);
        findings.List("alert/addresses", message.Addresses);
        if (message.Scope == CapScope.Restricted && string.IsNullOrWhiteSpace(message.Restriction))
        {
            findings.Add("alert/restriction", "The scope is Restricted, so it has to say to whom.");
        }

        if (message.Scope == CapScope.Private && message.Addresses.Count == 0)
        {
            findings.Add("alert/addresses", "The scope is Private, so it needs at least one address.");
        }
    }

    private static void References(CapFindings findings, CapMessage message)
    {
        const string Where = "alert/references";
        if (message.MessageType != CapMessageType.Alert && message.References.Count == 0)
        {
            findings.Add(Where, $"{message.MessageType} is about earlier messages: expected sender,identifier,sent of at least one.");
        }

        foreach (var reference in message.References)
        {
            findings.Name(Where, reference.Sender);
            findings.Name(Where, reference.Identifier);
            findings.Time(Where, reference.Sent);
            if (reference.Sender == message.Sender && reference.Identifier == message.Identifier)
            {
                findings.Add(Where, "It refers to itself: expected earlier messages.");
            }
        }
    }
}
