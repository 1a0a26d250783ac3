using System.Diagnostics;
using CityTwin.Alerts;
using CityTwin.Fleet;
using CityTwin.Ledger;
using CityTwin.Notifications;
using CityTwin.Warnings;
using CityTwin.WorkOrders;
using Grpc.Core;
using Orleans.Runtime;

namespace CityTwin.Gateway.Rpc;

/// <summary>Turns what a call throws into a status and a sentence. No stack trace ever leaves the gateway.</summary>
internal sealed partial class ErrorJudge(ILogger<ErrorJudge> log)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    /// <param name="method">What was called, for our log.</param>
    public RpcException Judge(Exception error, string method, HttpContext context, CancellationToken cancel)
    {
        var correlation = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        switch (error)
        {
            case RpcException refusal:
                LogRefused(method, refusal.StatusCode, refusal.Status.Detail, correlation);
                return refusal;
            case AlertRefusedException { Missing: true }:
                return Refusal.NotFound(error.Message);
            case AlertRefusedException:
                return Refusal.Precondition(error.Message);
            case AlertWindowRefusedException refused:
                return Refused(refused);
            case WorkOrderRefusedException refused:
                return OrderRefusal(refused);
            case WarningRefusedException refused:
                return Refused(refused);
            case NotifyRefusedException refused:
                return Refused(refused);
            case UnitRefusedException refused:
                return Refused(refused);
            case MissionRefusedException refused:
                return Refused(refused);
            case LedgerRefusedException:
                return Refusal.OutOfRange(error.Message);
            case LogNotWrittenException:
                LogUnavailable(error, method, correlation);
                return Refusal.Unavailable($"{FirstLine(error)} Try again (reference {correlation}).", RetryAfter);
            case OperationCanceledException when cancel.IsCancellationRequested:
                return new RpcException(new Status(StatusCode.Cancelled, "The caller went away."));
            case TimeoutException or OrleansMessageRejectionException or SiloUnavailableException
                or ClientNotAvailableException or OperationCanceledException:
            case InvalidOperationException when error.Source?.StartsWith("Orleans", StringComparison.Ordinal) == true:
                LogUnavailable(error, method, correlation);
                return Refusal.Unavailable($"The city is not answering just now (reference {correlation}).", RetryAfter);
            default:
                LogFailed(error, method, correlation);
                return new RpcException(new Status(
                    StatusCode.Internal, $"This went wrong on our side (reference {correlation})."));
        }
    }

    private static RpcException Refused(WarningRefusedException refused) => refused.Refusal switch
    {
        WarningRefusal.Missing => Refusal.NotFound(refused.Message),
        WarningRefusal.Stale => Refusal.Ended(refused.Message),
        WarningRefusal.OutsideArea or WarningRefusal.NotYours => Refusal.Denied(refused.Message),
        WarningRefusal.Invalid => Refusal.Invalid("content", refused.Message),
        _ => Refusal.Precondition(refused.Message),
    };

    private static RpcException Refused(NotifyRefusedException refused) => refused.Refusal switch
    {
        NotifyRefusal.Missing => Refusal.NotFound(refused.Message),
        NotifyRefusal.Stale => Refusal.Ended(refused.Message),
        NotifyRefusal.Full => Refusal.Full(refused.Message),
        _ => Refusal.Invalid(refused.Field, refused.Message),
    };

    private static RpcException Refused(AlertWindowRefusedException refused) => refused.Refusal switch
    {
        AlertWindowRefusal.Missing => Refusal.NotFound(refused.Message),
        AlertWindowRefusal.Exists => Refusal.Exists(refused.Message),
        AlertWindowRefusal.OutsideArea or AlertWindowRefusal.NotTheirsToQuiet => Refusal.Denied(refused.Message),
        AlertWindowRefusal.Invalid => Refusal.Invalid(refused.Field, refused.Message),
        AlertWindowRefusal.Full => Refusal.Full(refused.Message),
        _ => Refusal.Precondition(refused.Message),
    };

    private static RpcException Refused(UnitRefusedException refused) => refused.Why switch
    {
        UnitRefusal.Missing => Refusal.NotFound(refused.Message),
        UnitRefusal.Invalid or UnitRefusal.OutOfArea => Refusal.Invalid("place", refused.Message),
        _ => Refusal.Precondition(refused.Message),
    };

    private static RpcException Refused(MissionRefusedException refused) => refused.Why switch
    {
        MissionRefusal.Missing => Refusal.NotFound(refused.Message),
        MissionRefusal.Stale => Refusal.Ended(refused.Message),
        MissionRefusal.Invalid => Refusal.Invalid(refused.Field, Without(refused.Field, refused.Message)),
        _ => Refusal.Precondition(refused.Message),
    };

    private static RpcException OrderRefusal(WorkOrderRefusedException refused) => refused.Why switch
    {
        WorkOrderRefusal.Missing => Refusal.NotFound(refused.Message),
        WorkOrderRefusal.Stale => Refusal.Ended(refused.Message),
        WorkOrderRefusal.Invalid => Refusal.Invalid(refused.Field, Without(refused.Field, refused.Message)),
        _ => Refusal.Precondition(refused.Message),
    };

    /// <summary>What is wrong with a field, without its name before it: that is said anyway.</summary>
    private static string Without(string field, string message) =>
        message.StartsWith(field + ": ", StringComparison.Ordinal) ? message[(field.Length + 2)..] : message;

    /// <summary>Storage's own sentence is first; behind it may be headers, which are for our log.</summary>
    private static string FirstLine(Exception error) => Refusal.Short(error.Message.Split('\n', 2)[0].TrimEnd());

    [LoggerMessage(LogLevel.Debug, "{Method} refused with {Code}: {Why} ({Correlation})")]
    private partial void LogRefused(string method, StatusCode code, string why, string correlation);

    [LoggerMessage(LogLevel.Warning, "{Method}: the city is not answering ({Correlation})")]
    private partial void LogUnavailable(Exception error, string method, string correlation);

    [LoggerMessage(LogLevel.Error, "{Method} failed ({Correlation})")]
    private partial void LogFailed(Exception error, string method, string correlation);
}
