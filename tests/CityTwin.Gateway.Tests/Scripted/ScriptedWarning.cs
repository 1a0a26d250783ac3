using System.Text;
using CityTwin.Warnings;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>A warning in memory that goes through its stages and judges nothing.</summary>
public sealed class ScriptedWarning(Script script, TimeProvider clock) : Grain, IWarningGrain
{
    private WarningId Id => WarningId.Parse(this.GetPrimaryKeyString());

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private WarningView View => script.Warnings.GetValueOrDefault(Id)
        ?? throw new WarningRefusedException("There is no such warning: it was never drafted.", WarningRefusal.Missing);

    public Task<WarningView> Draft(WarningPrincipal by, WarningContent content, string? correlationId, bool exercise) =>
        Task.FromResult(script.Warnings.GetOrAdd(Id, id => new WarningView(
            id, 1, WarningStage.Draft, exercise, correlationId, content, null, [], NowMs, by.By, null, null, null, null, null, NowMs)));

    public Task<WarningView> Issue(WarningPrincipal by, WarningSender sender) => by.ExpectedVersion is { } seen && seen != View.Version
        ? throw new WarningRefusedException($"The warning is at version {View.Version}, not {seen}: look at it again.", WarningRefusal.Stale)
        : Told(View with { Stage = WarningStage.Issued, Sender = sender, IssuedAtMs = NowMs, IssuedBy = by.By });

    public Task<WarningView> Update(WarningPrincipal by, WarningContent content) => View.Public
        ? Told(View with { Stage = WarningStage.Updated, Content = content })
        : throw new WarningRefusedException("expected one that is public.", WarningRefusal.WrongStage);

    public Task<WarningView> Cancel(WarningPrincipal by, string reason) =>
        Told(View with { Stage = WarningStage.Cancelled, EndedAtMs = NowMs, EndedBy = by.By, Reason = reason });

    public Task<WarningView> Receive(WarningPrincipal by, ReceivedMessage message, WarningContent? content)
    {
        var before = script.Warnings.GetValueOrDefault(Id);
        if (before?.Messages.Any(known => known.Identifier == message.Identifier) == true)
        {
            return Task.FromResult(before);
        }

        var version = (before?.Version ?? 0) + 1;
        return Task.FromResult(script.Warnings[Id] = (before ?? new WarningView(
            Id, 0, WarningStage.Issued, message.Status != ReceivedStatus.Actual, null, content!, null, [], NowMs, by.By, message.SentAtMs,
            message.Sender, null, null, null, NowMs)) with
        {
            Version = version,
            Stage = message.Kind == ReceivedKind.Cancel ? WarningStage.Cancelled : before is null ? WarningStage.Issued : WarningStage.Updated,
            Content = content ?? before!.Content,
            Reason = message.Kind == ReceivedKind.Cancel ? message.Note : null,
            Origin = new WarningOrigin(message.Sender, message.SenderName, message.Status, by.By),
            Messages = [.. before?.Messages ?? [], new WarningMessage(version, message.Identifier, message.SentAtMs)],
        });
    }

    public Task Sweep() => Task.CompletedTask;

    public Task<WarningView?> Get() => Task.FromResult(script.Warnings.GetValueOrDefault(Id));

    public Task<WarningDocument?> Document(int version) => Task.FromResult(
        script.Warnings.GetValueOrDefault(Id)?.Messages.FirstOrDefault(message => message.Version == version) is { } told
            ? new WarningDocument(Id, told, Encoding.UTF8.GetBytes($"<alert>{told.Identifier}</alert>"))
            : null);

    private Task<WarningView> Told(WarningView after)
    {
        var version = View.Version + 1;
        return Task.FromResult(script.Warnings[Id] = after with
        {
            Version = version,
            Messages = [.. View.Messages, new WarningMessage(version, $"{Id}.{version}", NowMs - (NowMs % 1000))],
        });
    }
}
