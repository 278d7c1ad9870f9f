using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Running;

/// <summary>Handles one registration: decides, carries out, answers.</summary>
internal sealed class Registrar(
    RunState state, IOperations operations, Journal journal, Deletions deletions, Hooks hooks, AssetHashes hashes,
    CancellationToken cancellation)
{
    public async Task<RegisterResourceResponse> RegisterAsync(RegisterResourceRequest request)
    {
        var resource = state.Admit(
            urn => hashes.Apply(RegistrationReader.Read(request, urn)), request.Parent, request.Type, request.Name);
        if (state.IsBlocked(resource))
        {
            state.Skip(resource);
            return Answer(resource, Result.Skip);
        }
        return await CarryOutAsync(state.Decide(resource));
    }

    private async Task<RegisterResourceResponse> CarryOutAsync(Plan plan)
    {
        var keepOld = !plan.OldIsGone;
        try
        {
            Check(plan);
            if (plan is { Op: StepOp.Replace, DeleteBeforeReplace: true, OldIsGone: false, Old: { } old })
            {
                await DeleteFirstAsync(old);
                keepOld = false;
            }
            var made = await MakeAsync(plan);
            state.Done(plan, made);
            await hooks.AfterAsync(plan, made);
            return Answer(made, Result.Success);
        }
        catch (PartlyMadeException error)
        {
            state.Fail(plan, error.Message,
                plan.Next with
                {
                    Id = error.Made.Id,
                    Outputs = Secrets.Mark(error.Made.Outputs, plan.Next),
                    HasInitErrors = true
                });
            return Answer(plan.Next, Result.Fail);
        }
        catch (Exception error) when (error is not GrpcException)
        {
            state.Fail(plan, error.Message, keepOld);
            return Answer(plan.Next, Result.Fail);
        }
    }

    private static void Check(Plan plan)
    {
        if (plan.Next.Options.ImportId.Length > 0)
            throw new OperationFailedException($"{plan.Next.Name}: this engine cannot import existing resources.");
        if (plan is { Op: StepOp.Replace, OldIsGone: false, Old.Options.Protect: true })
            throw new OperationFailedException($"unable to replace resource \"{plan.Next.Urn}\" as it is currently marked for "
                + "protection. Remove the `protect` option from it and run `up` first.");
    }

    private async Task<Resource> MakeAsync(Plan plan)
    {
        var next = plan.Next;
        if (!next.Custom || next.IsProvider)
            await hooks.BeforeAsync(plan);
        // A component whose inputs are the same keeps its outputs until it registers new ones; one that is updated begins without
        // any.
        if (!next.Custom)
            return next with { Outputs = plan is { Op: StepOp.Same, Old: { } kept } ? kept.Outputs : PropertyMap.Empty };
        var made = plan.Op switch
        {
            StepOp.Same => new Made(plan.Old!.Id, plan.Old.Outputs),
            _ when next.IsProvider => MakeProvider(plan),
            StepOp.Update => await PerformAsync(OperationKind.Update, plan, plan.Old),
            _ => await PerformAsync(OperationKind.Create, plan, null),
        };
        return next with { Id = made.Id, Outputs = Secrets.Mark(made.Outputs, next) };
    }

    /// <summary>Deletes those that cannot stay, then the old one.</summary>
    private async Task DeleteFirstAsync(Resource old)
    {
        var waiting = new Queue<Resource>(state.TakeDependents(old));
        while (waiting.TryPeek(out var dependent))
        {
            try
            {
                await deletions.DeleteAsync(dependent, state.IsReplaced);
                state.GoneFirst(waiting.Dequeue());
            }
            catch (Exception)
            {
                foreach (var left in waiting)
                    state.PutBack(left);
                throw;
            }
        }
        await deletions.DeleteAsync(old, state.IsReplaced);
        state.GoneFirst(old);
    }

    private Made MakeProvider(Plan plan)
    {
        var kept = plan is { Op: StepOp.Update, Old: { } old } ? old.Id : null;
        return new(kept ?? (operations.IsPreview ? "" : Guid.NewGuid().ToString()), plan.Next.Inputs);
    }

    private Task<Made> PerformAsync(OperationKind kind, Plan plan, Resource? old) =>
        journal.PerformAsync(kind, plan.Next, record =>
        {
            var context = new OperationContext(plan.Next, old, state.ProviderOf(plan.Next), record);
            return kind == OperationKind.Create
                ? operations.CreateAsync(context, cancellation)
                : operations.UpdateAsync(context, cancellation);
        }, () => hooks.BeforeAsync(plan));

    private static RegisterResourceResponse Answer(Resource resource, Result result) => new()
    {
        Urn = resource.Urn,
        Id = resource.IsProvider && resource.Id.Length == 0 ? SpecialValue.UnknownString : resource.Id,
        Object = WireValues.Write(resource.Custom ? resource.Outputs.Known() : PropertyMap.Empty),
        Result = result,
    };
}
